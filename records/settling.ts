// Planned mails that are settled without being sent, and settled ones that are planned again. Each condition is in the write.
import { sql } from 'kysely';
import { mailId, returnsOf, type MailKey } from '../domain/ids.ts';
import type { MailKind, Suppression } from '../domain/kinds.ts';
import type { Gone, Instant } from '../domain/programme.ts';
import type { Database } from './database.ts';

/** Mails of a group or, without one, of the programme itself. */
export interface Scope {
  readonly programme: string;
  readonly group?: string | undefined;
}

/** What somebody who is gone still gets: the goodbye, and their calendar cleared. */
const GOODBYE: readonly MailKind[] = ['dropout-confirmed', 'mentor-released', 'meeting-cancelled', 'seminar-cancelled'];
/** They tell that all is off. */
const CANCELLING: readonly MailKind[] = ['group-cancelled', 'programme-cancelled'];
/** What a mentor gets as one of the circle. */
const OF_THE_CIRCLE: readonly MailKind[] = [
  'preparation-meeting',
  'evaluation-meeting',
  'circle-confirmation',
  'mentor-invitation',
  'seminar-invitation',
];

/** Settles planned mails without sending them. Those already settled stay as they are. */
export async function suppressMails(
  db: Database,
  keys: readonly MailKey[],
  reason: Suppression,
  at: Instant,
): Promise<void> {
  if (keys.length === 0) return;
  await settle(db, reason, at).where('id', 'in', keys.map(mailId)).execute();
}

/** Everything still planned for these moments. */
export async function suppressMoments(
  db: Database,
  scope: Scope,
  moments: readonly string[],
  reason: Suppression,
  at: Instant,
): Promise<void> {
  if (moments.length === 0) return;
  await within(settle(db, reason, at), scope)
    .where((eb) =>
      eb.or([eb('moment', 'in', [...moments]), ...moments.map((moment) => eb('moment', 'like', returnsOf(moment)))]),
    )
    .execute();
}

/** What is still planned of these moments for anybody but this person. */
export async function suppressOthers(
  db: Database,
  scope: Scope,
  moments: readonly string[],
  person: string,
  reason: Suppression,
  at: Instant,
): Promise<void> {
  if (moments.length === 0) return;
  await within(settle(db, reason, at), scope)
    .where('moment', 'in', [...moments])
    .where('person', '<>', person)
    .execute();
}

/** Everything still planned, but what tells that all is off. */
export async function suppressAll(db: Database, scope: Scope, reason: Suppression, at: Instant): Promise<void> {
  await within(settle(db, reason, at), scope)
    .where('kind', 'not in', [...GOODBYE, ...CANCELLING])
    .execute();
}

/** Everything still planned for people who are erased, also what a mail server has not got to the end of. */
export async function suppressErased(
  db: Database,
  programme: string,
  people: readonly string[],
  at: Instant,
): Promise<void> {
  await settle(db, 'erased', at)
    .where('programme', '=', programme)
    .where('person', 'in', [...people])
    .execute();
}

/**
 * Everything still planned for a person who is no longer in their group: the group's mails, and the circle's where no other
 * place keeps them in it.
 */
export async function suppressGone(
  db: Database,
  { programme, group, person }: { readonly programme: string; readonly group: string; readonly person: string },
  gone: Exclude<Gone, 'erased'>,
  at: Instant,
): Promise<void> {
  await settle(db, gone, at)
    .where('programme', '=', programme)
    .where('person', '=', person)
    .where('kind', 'not in', [...GOODBYE])
    .where((eb) =>
      eb.or([
        eb('group_id', '=', group),
        eb.and([
          eb('group_id', 'is', null),
          eb('kind', 'in', [...OF_THE_CIRCLE]),
          sql<boolean>`not exists (select from membership m where m.programme = ${programme} and m.person = ${person} and m.role = 'mentor' and m.gone is null)`,
          sql<boolean>`not exists (select from programme p where p.id = ${programme} and p.content->>'hr' = ${person})`,
        ]),
      ]),
    )
    .execute();
}

/** What was held back from somebody because they were gone is planned again, now that they are back. */
export async function reopenForReturn(db: Database, keys: readonly MailKey[]): Promise<void> {
  if (keys.length === 0) return;
  await reopen(db, keys).where('outcome', '=', 'suppressed').where('reason', 'in', ['left', 'replaced']).execute();
}

/** Failed mails are planned again: what refused them has been mended. */
export async function reopenFailed(db: Database, keys: readonly MailKey[]): Promise<void> {
  if (keys.length === 0) return;
  await reopen(db, keys).where('outcome', '=', 'failed').execute();
}

/** Mails that were tried until they were of no use: failed, with the server's last answer as the reason. */
export async function giveUp(db: Database, keys: readonly MailKey[], at: Instant): Promise<void> {
  if (keys.length === 0) return;
  await failing(db, at).where('id', 'in', keys.map(mailId)).execute();
}

/** The same of one moment, for one person or for all whom it is for. */
export async function giveUpMoment(
  db: Database,
  {
    programme,
    moment,
    person,
  }: { readonly programme: string; readonly moment: string; readonly person?: string | undefined },
  at: Instant,
): Promise<void> {
  const giving = failing(db, at).where('programme', '=', programme).where('moment', '=', moment);
  await (person === undefined ? giving : giving.where('person', '=', person)).execute();
}

/** What is still planned is from now on only for deliveries that know this revision, or a later one. */
export async function raiseRevision(db: Database, { programme, group }: Scope, revision: number): Promise<void> {
  await db
    .updateTable('mail')
    .set({ revision })
    .where('programme', '=', programme)
    .where('group_id', group === undefined ? 'is' : '=', group ?? null)
    .where('outcome', '=', 'planned')
    .where('revision', '<', revision)
    .execute();
}

/** At a programme's end, what the ledger has no outcome of: it came back from a backup older than the engine. */
export async function settleUnrecorded(db: Database, programme: string, at: Instant): Promise<void> {
  await db
    .updateTable('mail')
    .set({ outcome: 'failed', reason: 'not-recorded' satisfies Suppression, at })
    .where('programme', '=', programme)
    .where('outcome', '=', 'planned')
    .execute();
}

type Settling = ReturnType<typeof settle>;

function within(query: Settling, { programme, group }: Scope): Settling {
  return query.where('programme', '=', programme).where('group_id', group === undefined ? 'is' : '=', group ?? null);
}

function settle(db: Database, reason: Suppression, at: Instant) {
  return db.updateTable('mail').set({ outcome: 'suppressed', reason, at }).where('outcome', '=', 'planned');
}

function reopen(db: Database, keys: readonly MailKey[]) {
  return db
    .updateTable('mail')
    .set({ outcome: 'planned', reason: null, at: null, copies: 0, not_before: null })
    .where('id', 'in', keys.map(mailId));
}

function failing(db: Database, at: Instant) {
  return db
    .updateTable('mail')
    .set({ outcome: 'failed', reason: sql<string>`coalesce(reason, 'too-late')`, at })
    .where('outcome', '=', 'planned');
}
