// The ledger in numbers.
import { sql } from 'kysely';
import type { MailKey } from '../domain/ids.ts';
import type { MailKind } from '../domain/kinds.ts';
import type { Database } from './database.ts';

export interface MailCounts {
  readonly sent: number;
  /** Still to go. */
  readonly planned: number;
  readonly suppressed: number;
  readonly failed: number;
  /** Still to go, and refused at least once. */
  readonly refused: number;
}

/** By programme. */
export async function mailCounts(
  db: Database,
  programmes: readonly string[],
): Promise<ReadonlyMap<string, MailCounts>> {
  if (programmes.length === 0) return new Map();
  const of = (condition: string) => sql<number>`count(*) filter (where ${sql.raw(condition)})::int`;
  const rows = await db
    .selectFrom('mail')
    .select([
      'programme',
      of("outcome = 'sent'").as('sent'),
      of("outcome = 'planned'").as('planned'),
      of("outcome = 'suppressed'").as('suppressed'),
      of("outcome = 'failed'").as('failed'),
      of("outcome = 'planned' and reason is not null").as('refused'),
    ])
    .where('programme', 'in', [...programmes])
    .groupBy('programme')
    .execute();
  return new Map(rows.map(({ programme, ...counts }) => [programme, counts]));
}

/** How many of a kind somebody has been sent, or is about to be, since then. */
export async function countMails(
  db: Database,
  { programme, person }: Pick<MailKey, 'programme' | 'person'>,
  kind: MailKind,
  since: Date,
): Promise<number> {
  const { count } = await db
    .selectFrom('mail')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('programme', '=', programme)
    .where('person', '=', person)
    .where('kind', '=', kind)
    .where('planned_for', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}
