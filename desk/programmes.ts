// What HR does with whole programmes: sees what one would do, starts and rehearses it.
import { isDeepStrictEqual } from 'node:util';
import { agenda } from '../domain/agenda.ts';
import { takeProgramme, type Reading } from '../domain/body.ts';
import type { Fault, Warning } from '../domain/findings.ts';
import { introductionDays } from '../domain/introduction.ts';
import { Calendar } from '../domain/plan.ts';
import type { Instant, Programme } from '../domain/programme.ts';
import { judge } from '../domain/rules.ts';
import { scenarioFaults } from '../domain/scenario.ts';
import { keepProgramme, findProgramme } from '../records/programmes.ts';
import type { RehearsalRecord } from '../records/schema.ts';
import { elsewhere } from './elsewhere.ts';
import type { DeskTools } from './files.ts';
import { followingDesk } from './following.ts';
import { fromEarlier } from './next-time.ts';
import { byRule, Refused } from './refused.ts';
import type { ProgrammeRequest, RehearsalRequest } from './requests.ts';
import { previewView, programmeView } from './views.ts';

const DAY_MS = 86_400_000;
/** Until a rehearsal's programme has opened its first stage. */
const START_UP_MS = 2_000;

interface Accepted {
  readonly programme: Programme;
  readonly warnings: readonly Warning[];
}

export function programmesDesk(tools: DeskTools) {
  const { db, engine, ownInbox = false } = tools;
  const following = followingDesk(tools);
  return {
    /** Every mail with its time and recipient; nothing is kept. */
    async preview(body: ProgrammeRequest) {
      const now = new Date().toISOString();
      const { programme, warnings } = accepted(takeProgramme((await fromEarlier(tools, body)).body), now);
      return previewView(programme, now, [...warnings, ...(await elsewhere(db, programme))]);
    },

    /** The same content posted again finds its programme, as it now stands. */
    async start(given: ProgrammeRequest) {
      const { body, next } = await fromEarlier(tools, given);
      const reading = takeProgramme(body);
      const found = reading.ok ? await findProgramme(db, reading.programme.id) : undefined;
      // A rehearsal that has ended makes way; what it was decides nothing.
      const known = found?.rehearsal ? undefined : found;
      // A repeated post finds its programme also when its first meeting has since passed.
      const { programme } = known && reading.ok ? reading : accepted(reading, new Date().toISOString());
      const kept = await keepProgramme(db, programme);
      if (kept === 'other') throw byRule('id-taken', 'another programme has this id', 'id');
      if (kept === 'new') {
        await engine.startProgramme(programme.id, isIntroduced(programme));
        return { isNew: true, programme: { ...opening(programme), ...next } };
      }
      if (!known?.endedAt) await engine.startProgramme(programme.id, isIntroduced(programme));
      const standing = await following.programme(programme.id).catch((error: unknown) => {
        // It is about to begin, and nobody can say more of it yet.
        if (error instanceof Refused && error.why === 'away') return opening(programme);
        throw error;
      });
      return { isNew: false, programme: { ...standing, ...next } };
    },

    async rehearse({ programme: body, minutes, scenario, to }: RehearsalRequest) {
      if (to === undefined && !ownInbox) throw new Refused('invalid', [NEEDS_ADDRESS]);
      const reading = takeProgramme(body);
      const clock = reading.ok ? clockOf(reading.programme, minutes) : undefined;
      // Its own clock begins before all of it, whatever ours shows.
      const { programme } = accepted(reading, new Date(clock?.origin ?? Date.now()).toISOString(), 'programme.');
      if (!clock) throw new Refused('invalid');
      const unplayable = scenarioFaults(programme, scenario);
      if (unplayable.length > 0) throw new Refused('invalid', unplayable);
      const kept = await keepProgramme(db, programme, { scenario, to, clock });
      const record = kept === 'same' ? await findProgramme(db, programme.id) : undefined;
      const taken = 'a programme or a rehearsal under way has this id';
      // Kept while the engine was away, it is begun by whoever asks again.
      const isOther = record?.rehearsal && !isDeepStrictEqual(record.rehearsal, asKept({ scenario, to, clock }));
      if (kept === 'other' || isOther || (record && record.startedAt !== null))
        throw byRule('id-taken', taken, 'programme.id');
      await engine.startRehearsal({
        programme: programme.id,
        ...(record?.rehearsal?.clock ?? clock),
        ...(isIntroduced(programme) ? { introduction: true } : {}),
      });
      return { id: programme.id, programme: programme.id, minutes };
    },
  };
}

/** As it comes back out of the database. */
const asKept = (rehearsal: RehearsalRecord): unknown => JSON.parse(JSON.stringify(rehearsal));

/** Before anything has happened. */
const opening = (programme: Programme) =>
  programmeView(programme, { status: undefined, groups: new Map() }, { rehearsal: false });

const isIntroduced = (programme: Programme) => programme.introduction !== undefined;

const NEEDS_ADDRESS: Fault = {
  path: 'to',
  rule: 'required',
  message: 'a rehearsal needs an address for its mails, since this mail server delivers to real people',
};

/**
 * A posted programme that keeps the rules, with its warnings.
 *
 * @param prefix of the paths of faults
 * @throws Refused with every rule it breaks
 */
function accepted(reading: Reading, now: Instant, prefix = ''): Accepted {
  const invalid = (errors: readonly Fault[]) =>
    new Refused(
      'invalid',
      errors.map((fault) => ({ ...fault, path: prefix + fault.path })),
    );
  if (!reading.ok) throw invalid(reading.errors);
  const { errors, warnings } = judge(reading.programme, now, reading.dateField);
  if (errors.length > 0) throw invalid(errors);
  return { programme: reading.programme, warnings };
}

/** A rehearsal begins the day before the first planned mail, and its pace takes it to the last in the minutes given. */
function clockOf(programme: Programme, minutes: number): { origin: number; pace: number } {
  const first = Math.min(...programme.groups.map(({ meetings }) => Date.parse(meetings[0]?.startsAt ?? '')));
  const calendar = new Calendar(programme);
  const early = new Date(first - 24 * DAY_MS).toISOString();
  const introduced = introductionDays(programme);
  const before = (days: number) => calendar.workingDays.before(calendar.day(new Date(first).toISOString()), days);
  const origin = calendar.morning(
    introduced > 0 ? before(introduced) : calendar.workingDays.onOrBefore(calendar.day(early)),
  );
  const last = agenda(programme, origin).findLast(({ kind }) => kind === 'final-report')?.at ?? origin;
  const from = (begin: Instant) => {
    const span = Date.parse(last) + 2 * DAY_MS - Date.parse(begin);
    return { origin: Date.parse(begin), pace: span / (minutes * 60_000) };
  };
  if (introduced === 0) return from(origin);
  // What passes while it starts is taken from no stage.
  const startUp = Math.ceil((START_UP_MS * from(origin).pace) / DAY_MS);
  return from(calendar.morning(before(introduced + startUp)));
}
