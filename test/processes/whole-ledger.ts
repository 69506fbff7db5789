// Whether programmes that have ended lost or doubled a mail, held against what the SMTP server took.
import { expect } from 'vitest';
import { mailId } from '../../domain/ids.ts';
import type { Deployment } from './deployment.ts';

interface Sums {
  readonly planned: number;
  readonly sent: number;
  readonly suppressed: number;
  readonly failed: number;
  /** Mails that went again because nobody heard that they had been taken. */
  readonly again: number;
}

/** A worker hands over so many mails at once: what it had heard of them may die with it before the ledger knows. */
const CONNECTIONS = 5;

/** @param kills how often a worker that was at work has been killed */
export async function wholeLedger(production: Deployment, programmes: readonly string[], kills: number): Promise<Sums> {
  const ledgers = await Promise.all(
    programmes.map(
      async (programme) =>
        (await production.call('GET', `/api/programmes/${programme}/mails`)).body.mails.map((mail: object) => ({
          ...mail,
          programme,
        })) as {
          programme: string;
          group: string | null;
          moment: string;
          person: string;
          messageId: string;
          outcome: string;
          reason: string | null;
        }[],
    ),
  );
  const mails = ledgers.flat();
  const of = (outcome: string) => mails.filter((mail) => mail.outcome === outcome);
  // At its end a programme settles what it finds planned; nothing may be left to it.
  expect([...of('planned'), ...mails.filter(({ reason }) => reason === 'not-recorded')]).toEqual([]);
  expect(of('sent').length + of('suppressed').length + of('failed').length).toBe(mails.length);

  // What the ledger knows to be sent is sent once: a worker says so when it is there.
  expect(production.told.length).toBeGreaterThan(0);
  expect(production.told.filter((id, first) => production.told.indexOf(id) !== first)).toEqual([]);
  const sentIds = new Set(of('sent').map(({ group, ...mail }) => mailId({ ...mail, group: group ?? undefined })));
  expect(production.told.filter((id) => !sentIds.has(id))).toEqual([]);

  const times = Map.groupBy(production.accepted, ({ messageId }) => messageId);
  const sent = new Set(of('sent').map(({ messageId }) => messageId));
  for (const messageId of sent) expect(times.has(messageId), `${messageId} is sent and was accepted`).toBe(true);
  // A mail that the server took goes again only where the answer, or who had heard it, is lost.
  let [again, lost] = [0, 0];
  for (const [messageId, all] of times) {
    const unheard = all.filter((acceptance) => acceptance.unheard).length;
    lost += Math.max(0, all.length - unheard - (sent.has(messageId) ? 1 : 0));
    again += all.length - 1;
  }
  expect(lost).toBeLessThanOrEqual(kills * CONNECTIONS);
  return {
    planned: mails.length,
    sent: sent.size,
    suppressed: of('suppressed').length,
    failed: of('failed').length,
    again,
  };
}
