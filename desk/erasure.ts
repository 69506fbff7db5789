// A person is erased because they asked: they leave what they are in, then everything about them goes. The answer is the receipt.
import { withOffset } from '../domain/local-time.ts';
import { groupOf, type Person } from '../domain/programme.ts';
import type { Database } from '../records/database.ts';
import { ledger } from '../records/ledger.ts';
import { erasePeople, formerAddresses, whereFound } from '../records/people.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { Files, peopleNamed, type DeskTools } from './files.ts';
import { byRule, Refused } from './refused.ts';

/** How long an erasure waits for the goodbye to reach the one who is erased. */
const GOODBYE_MS = 3_000;

const FIELDS = ['name', 'email', 'department', 'organisation', 'manager', 'employedSince', 'gender'] as const;

/** What stays, and by which duty. */
const KEPT = [
  {
    what: 'counts' as const,
    duty: 'attendance, hand-ins and talks as numbers, for the report on the use of public money',
  },
  { what: 'engine' as const, duty: 'ids, instants and states only; the engine never held a name or an address' },
  { what: 'backups' as const, duty: 'those from before now hold the data until they expire' },
];
const LEDGER_DUTY =
  'which mails were sent when, under an id that leads back to nobody: the record of how the programme was run';

const NEEDED = "HR's contact and the sponsor are needed while the programme runs; put another in with PATCH instead";

export function erasureDesk(tools: DeskTools) {
  const files = new Files(tools);
  const { db, forgetMails } = tools;
  return {
    async erase(id: string, named: string) {
      const record = await files.known(id);
      const { programme, endedAt } = record;
      const { person, all } = peopleNamed(record, named);
      const needed = [programme.hr.id, programme.sponsor.id];
      if (!endedAt && all.some((each) => needed.includes(each.id))) throw byRule('R7', NEEDED);
      const left = endedAt ? [] : await leaveAll(record, all);
      await goodbyesSent(id, left);
      const at = new Date().toISOString();
      const texts = await textsOf(db, record, all);
      const keptMails = texts.length > 0 ? ((await forgetMails?.({ programme: id, texts })) ?? 0) : 0;
      const erased = await erasePeople(db, id, all, at);
      const entries = (await ledger(db, id)).filter((entry) => all.some((each) => each.id === entry.person));
      return {
        person: person.id,
        places: all.map((each) => each.id),
        left,
        at: withOffset(at, programme.timeZone),
        erased: { people: erased.people, words: erased.words, keptMails, fields: FIELDS },
        kept: [{ what: 'ledger' as const, count: entries.length, duty: LEDGER_DUTY }, ...KEPT],
        stillFound: await whereFound(db, id, texts),
      };
    },
  };

  /** @returns ids of those who were still in a group */
  async function leaveAll(record: ProgrammeRecord, people: readonly Person[]): Promise<readonly string[]> {
    const left = new Set<string>();
    const held = record.memberships.filter(({ person, gone }) => !gone && people.some(({ id }) => id === person));
    for (const { person, group: groupId } of held) {
      const group = groupOf(record.programme, groupId);
      if (!group) continue;
      const leaving = files.toGroup({ record, group }, 'dropout', { person, by: 'hr' }).catch((error: unknown) => {
        if (!(error instanceof Refused && error.breaks('introduction'))) throw error;
        // Nobody waits for the answer of somebody who is erased.
        return files.toProgramme(record, 'invitationAnswered', { person, answer: 'no', by: 'hr' });
      });
      const { changed } = await leaving.catch((error: unknown) => {
        if (error instanceof Refused && error.why === 'rule') return { changed: false };
        throw error;
      });
      if (changed) left.add(person);
    }
    return [...left];
  }

  async function goodbyesSent(programme: string, people: readonly string[]): Promise<void> {
    const pause = () => new Promise((wake) => setTimeout(wake, 100));
    for (const end = Date.now() + GOODBYE_MS; people.length > 0 && Date.now() < end; await pause()) {
      const mails = (await ledger(db, programme)).filter(({ person }) => people.includes(person));
      const goodbye = mails.some(({ kind }) => kind === 'dropout-confirmed');
      if (goodbye && mails.every(({ outcome }) => outcome !== 'planned')) return;
    }
  }
}

/** What they are called and were written to at, today and before. */
async function textsOf(
  db: Database,
  { programme, formerAddresses: known }: ProgrammeRecord,
  people: readonly Person[],
) {
  const formers = await Promise.all(people.map(({ id }) => formerAddresses(db, programme.id, id)));
  const all = [...people, ...formers.flat().flatMap((former) => known.get(former) ?? [])];
  return [...new Set(all.flatMap(({ name, email }) => [name, email]))].filter(Boolean);
}
