// Mails that another says all of: looked for among those to the same person, for many mails in one statement.
import { sql } from 'kysely';
import { laterTimes, type MailKey } from '../domain/ids.ts';
import type { MailKind } from '../domain/kinds.ts';
import type { Instant } from '../domain/programme.ts';
import type { Database } from './database.ts';
import { Gathered, perDatabase } from './gathering.ts';
import { given, prepared, statement } from './prepared.ts';

interface Covered extends Pick<MailKey, 'programme' | 'group' | 'person'> {
  /** Moments, as they were the first time, that say all that this mail says. */
  readonly coveredBy: readonly string[];
  readonly plannedFor: Date;
  /** When it is tried. */
  readonly at: Instant;
}

/** The kind of a mail to the same person that says all that this one says, and that is on its way or went after this was due. */
export async function coverOf(db: Database, mail: Covered): Promise<MailKind | undefined> {
  return mail.coveredBy.length === 0 ? undefined : covers(db).ask(mail);
}

const find = prepared(
  statement<{ readonly place: number; readonly kind: MailKind }>(sql`
    select distinct on (v.place) v.place, mail.kind
    from unnest(
      ${given('places')}::int[], ${given('programmes')}::text[], ${given('groups')}::text[], ${given('people')}::text[],
      ${given('planned')}::timestamptz[], ${given('times')}::timestamptz[]
    ) as v(place, programme, group_id, person, planned_for, at)
    join mail on mail.programme = v.programme and mail.person = v.person and mail.group_id is not distinct from v.group_id
    where (
      (mail.outcome = 'planned' and mail.planned_for <= v.at) or (mail.outcome = 'sent' and mail.at >= v.planned_for)
    ) and exists (
      select from unnest(${given('of')}::int[], ${given('moments')}::text[], ${given('later')}::boolean[]) as m(place, moment, later)
      where m.place = v.place and case when m.later then mail.moment like m.moment else mail.moment = m.moment end
    )`),
);

const covers = perDatabase(
  (db: Database) =>
    new Gathered<Covered, MailKind | undefined>(async (all) => {
      const moments = all.flatMap(({ coveredBy }, of) =>
        coveredBy.flatMap((moment) => [
          { of, moment, later: false },
          ...laterTimes(moment).map((pattern) => ({ of, moment: pattern, later: true })),
        ]),
      );
      const found = await find(db, {
        places: all.map((_, place) => place),
        programmes: all.map(({ programme }) => programme),
        groups: all.map(({ group }) => group ?? null),
        people: all.map(({ person }) => person),
        planned: all.map(({ plannedFor }) => plannedFor.toISOString()),
        times: all.map(({ at }) => at),
        of: moments.map(({ of }) => of),
        moments: moments.map(({ moment }) => moment),
        later: moments.map(({ later }) => later),
      });
      const by = new Map(found.map(({ place, kind }) => [place, kind]));
      return all.map((_, place) => by.get(place));
    }),
);
