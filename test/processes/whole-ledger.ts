// Whether programmes that have ended lost or doubled a mail, held against what the SMTP server took.
import { expect } from 'vitest';
import type { Deployment } from './deployment.ts';

interface Sums {
  readonly planned: number;
  readonly sent: number;
  readonly suppressed: number;
  readonly failed: number;
  /** Mails that went again because nobody heard that they had been taken. */
  readonly again: number;
}

export async function wholeLedger(production: Deployment, programmes: readonly string[]): Promise<Sums> {
  const ledgers = await Promise.all(
    programmes.map(
      async (id) =>
        (await production.call('GET', `/api/programmes/${id}/mails`)).body.mails as {
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

  const times = Map.groupBy(production.accepted, ({ messageId }) => messageId);
  const sent = new Set(of('sent').map(({ messageId }) => messageId));
  for (const messageId of sent) expect(times.has(messageId), `${messageId} is sent and was accepted`).toBe(true);
  let again = 0;
  for (const [messageId, all] of times) {
    // Heard acknowledgements are in the ledger, and then the mail isn't sent again.
    const unheard = all.filter((acceptance) => acceptance.unheard).length;
    expect(
      all.length - unheard,
      `${messageId} was accepted ${all.length} times, ${unheard} of them unheard`,
    ).toBeLessThanOrEqual(1);
    if (!sent.has(messageId)) expect(unheard).toBeGreaterThan(0);
    again += all.length - 1;
  }
  return {
    planned: mails.length,
    sent: sent.size,
    suppressed: of('suppressed').length,
    failed: of('failed').length,
    again,
  };
}
