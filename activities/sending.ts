// One mail of a delivery: whether it is still to go, the letter, the handing over, and what was met on the way.
import { sleep } from '@temporalio/activity';
import type { MailKey } from '../domain/ids.ts';
import type { MailKind, Reason } from '../domain/kinds.ts';
import { coveredBy } from '../domain/merging.ts';
import type { Instant, Person } from '../domain/programme.ts';
import { goneFrom } from '../domain/roster.ts';
import { meetingOf } from '../domain/status.ts';
import { lateness, mails } from '../host/metrics.ts';
import { compose } from '../mail/compose.ts';
import { attemptMail, type Attempt, type Copy, type NotNow } from '../records/attempt.ts';
import { isPlanned } from '../records/ledger.ts';
import { takeTurn } from '../records/pace.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import type { Decision, Delivery } from '../workflows/activities.ts';
import type { Tools } from './tools.ts';

/** One mail of a delivery. */
export type Wanted = MailKey & { readonly kind: MailKind };

/** A delivery under way. */
export interface Sending {
  readonly tools: Tools;
  readonly delivery: Delivery;
  readonly record: ProgrammeRecord;
  /** What HR wrote, where something is cancelled. */
  readonly why: string | undefined;
  readonly now: Instant;
  readonly engineMs: number;
  /** Whether it waits for a mail that somebody else is just sending. */
  readonly canWait: boolean;
  /** What was met on the way that will pass. */
  readonly met: Met;
}

export interface Met {
  /** Codes that the mail server answered. */
  readonly faults: Set<string>;
  /** When mails may be tried again of which nobody knows what became of them. */
  readonly waits: Instant[];
  stale: boolean;
  beyondRate: boolean;
  /** How the mail server failed us, whomever the mail was for, how often, and with what answer. */
  server: 'away' | 'refuses' | undefined;
  failures: number;
  answer: string | undefined;
  /** Mails that were not tried, since the server takes none. */
  readonly untried: MailKey[];
  /** It took a mail, or refused an address. */
  answered: boolean;
}

/** How long a delivery waits for a mail that somebody else is sending, and how often it looks. */
const WAIT_MS = 60_000;
const LOOK_MS = 250;
const MOST_FAILURES = 5;

export async function attempt(sending: Sending, decision: Decision, personId: string): Promise<void> {
  const { tools, delivery, met, now, engineMs } = sending;
  const { db, mailRate, log } = tools;
  const { programme, group, revision } = delivery;
  const key: MailKey = { programme, group, moment: decision.moment, person: personId };
  if (isHopeless(met)) {
    met.untried.push(key);
    return;
  }
  const wait = mailRate === undefined || !(await isPlanned(db, key)) ? 0 : await takeTurn(db, mailRate);
  if (wait === undefined) {
    met.beyondRate = true;
    return;
  }
  if (wait > 0) await sleep(wait);
  const trial = { at: now, engineMs, revision, coveredBy: coveredBy(decision) };
  const trying = () =>
    attemptMail(db, key, trial, (copy, beforeTheEnd) => handOver(sending, decision, personId, copy, beforeTheEnd));
  const result = await once(trying, sending.canWait);
  if (!result) return;
  if ('notNow' in result) return meet(met, result);
  log.info({ programme, group, moment: decision.moment, person: personId, outcome: result.outcome }, 'mail');
  note(sending, decision, result);
}

/** A server that refuses us would refuse them all; of one that is away a few tries tell. */
function isHopeless({ server, failures }: Met): boolean {
  return server === 'refuses' || failures >= MOST_FAILURES;
}

/** Waits while somebody else is sending it, as a delivery does that was given up for slow. */
async function once(
  attempt: () => Promise<Attempt | NotNow | undefined>,
  canWait: boolean,
): Promise<Attempt | NotNow | undefined> {
  for (const begun = performance.now(); ; await sleep(LOOK_MS)) {
    const result = await attempt();
    const isUnderWay = result && 'notNow' in result && result.notNow === 'under-way';
    if (!isUnderWay || !canWait || performance.now() - begun > WAIT_MS) return result;
  }
}

function meet(met: Met, why: NotNow): void {
  if (why.notNow === 'stale') met.stale = true;
  else if (why.notNow === 'waits') met.waits.push(why.until);
  else met.faults.add('under way');
}

function note({ delivery, met, now }: Sending, { at }: Decision, result: Attempt): void {
  mails.inc({ outcome: result.outcome });
  switch (result.outcome) {
    case 'sent':
      met.answered = true;
      if (delivery.pace.pace === 1) lateness.observe(Math.max(0, (Date.parse(now) - Date.parse(at)) / 1000));
      return;
    case 'failed':
      met.answered = true;
      return;
    case 'unknown':
      met.waits.push(result.until ?? now);
      return;
    case 'later':
      met.faults.add(/^\d{3}/.exec(result.reason)?.[0] ?? 'no answer');
      if (result.relay === undefined) return;
      met.failures += 1;
      met.answer = result.reason;
      if (met.server !== 'refuses') met.server = result.relay;
      return;
    case 'suppressed':
      return;
  }
}

function handOver(
  { tools, delivery, record, why, now }: Sending,
  decision: Decision,
  personId: string,
  { messageId, writtenAt }: Copy,
  beforeTheEnd: () => Promise<void>,
): Promise<Attempt> | Attempt {
  const { pace, status } = delivery;
  const isReal = pace.pace === 1;
  const person = addressee(record, decision, personId);
  const reason = whyNot(record, delivery, decision, personId, isReal ? now : undefined);
  if (!person || reason) return { outcome: 'suppressed', reason: reason ?? 'erased' };
  const letter = compose(record, person, decision, status, {
    from: tools.mailFrom,
    links: tools.links,
    issuedMs: isReal ? Date.parse(writtenAt) : pace.engine,
    writtenAt,
    messageId,
    rehearsal: record.rehearsal ? String(record.number) : undefined,
    to: record.rehearsal?.to,
    reason: why,
    house: tools.house,
  });
  return tools.mailer.send(letter, beforeTheEnd);
}

/** Whom a mail goes to: somebody, or the address that they had before, if it is still known. */
function addressee({ people, formerAddresses }: ProgrammeRecord, { matter }: Decision, id: string): Person | undefined {
  const person = people.get(id);
  if (matter?.former === undefined) return person;
  const former = formerAddresses.get(matter.former);
  // How they are greeted is told of who they are now.
  return person && former && { ...person, greeting: undefined, ...former };
}

/** What says to somebody that they are out of it: where it had to wait they may be back. */
function isGoodbye({ kind, matter }: Decision, person: string): boolean {
  const isTheirs = matter?.person === person && matter.former === undefined;
  return isTheirs && (kind === 'dropout-confirmed' || kind === 'mentor-released' || kind === 'meeting-cancelled');
}

/** Of no use where the meeting has fallen away while they waited. */
const OF_A_MEETING: readonly MailKind[] = [
  'meeting-invitation',
  'meeting-moved',
  'meeting-reminder',
  'task-assigned',
  'task-changed',
  'task-reminder',
  'task-overdue',
  'briefing',
];

/** Why a mail that was decided on isn't sent after all. @param now where time is real: the mail may have become useless since */
function whyNot(
  { programme, people, memberships }: ProgrammeRecord,
  { group, status }: Delivery,
  decision: Decision,
  person: string,
  now: string | undefined,
): Reason | undefined {
  const { kind, round, until, matter } = decision;
  if (!people.get(person)?.email) return 'erased';
  const gone = goneFrom(programme, memberships, person, group);
  if (gone && matter?.person !== person) return gone;
  if (!gone && group !== undefined && isGoodbye(decision, person)) return 'returned';
  const isOff = 'group' in status && meetingOf(status, round)?.status === 'cancelled';
  if (isOff && OF_A_MEETING.includes(kind)) return 'cancelled';
  return now !== undefined && Date.parse(now) >= Date.parse(until) ? 'too-late' : undefined;
}
