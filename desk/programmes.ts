// What HR does with whole programmes: sees what one would do, starts and rehearses it.
import { agenda } from '../domain/agenda.ts';
import { takeProgramme, type Reading } from '../domain/body.ts';
import type { Fault } from '../domain/findings.ts';
import { Calendar } from '../domain/plan.ts';
import type { Instant, Programme } from '../domain/programme.ts';
import { judge } from '../domain/rules.ts';
import type { Warning } from '../domain/findings.ts';
import { findProgramme, keepProgramme } from '../records/programmes.ts';
import type { DeskTools } from './files.ts';
import { byRule, Refused } from './refused.ts';
import type { ProgrammeRequest, RehearsalRequest } from './requests.ts';
import { previewView, programmeView } from './views.ts';

const DAY_MS = 86_400_000;

interface Accepted {
  readonly programme: Programme;
  readonly warnings: readonly Warning[];
}

export function programmesDesk({ db, engine }: DeskTools) {
  return {
    /** Every mail with its time and recipient; nothing is kept. */
    preview(body: ProgrammeRequest) {
      const now = new Date().toISOString();
      const { programme, warnings } = accepted(takeProgramme(body), now);
      return previewView(programme, now, warnings);
    },

    /** The same content posted again finds its programme. */
    async start(body: ProgrammeRequest) {
      const reading = takeProgramme(body);
      const found = reading.ok ? await findProgramme(db, reading.programme.id) : undefined;
      // A rehearsal that has ended makes way.
      const known = found?.rehearsal ? undefined : found;
      // A repeated post finds its programme also when its first meeting has since passed.
      const { programme } = known && reading.ok ? reading : accepted(reading, new Date().toISOString());
      const kept = await keepProgramme(db, programme);
      if (kept === 'other') throw byRule('id-taken', 'another programme has this id', 'id');
      if (!known?.endedAt) await engine.startProgramme(programme.id);
      return {
        isNew: kept === 'new',
        programme: programmeView(programme, { groups: new Map() }, { rehearsal: false }),
      };
    },

    async rehearse({ programme: body, minutes, scenario, to }: RehearsalRequest) {
      const { programme } = accepted(takeProgramme(body), new Date().toISOString(), 'programme.');
      const kept = await keepProgramme(db, programme, { scenario, to });
      const taken = 'a programme or a rehearsal under way has this id';
      if (kept !== 'new') throw byRule('id-taken', taken, 'programme.id');
      await engine.startRehearsal({ programme: programme.id, ...paceOf(programme, minutes) });
      return { id: programme.id, programme: programme.id, minutes };
    },
  };
}

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
function paceOf(programme: Programme, minutes: number): { origin: number; pace: number } {
  const first = Math.min(...programme.groups.map(({ meetings }) => Date.parse(meetings[0]?.startsAt ?? '')));
  const early = new Date(first - 24 * DAY_MS).toISOString();
  const calendar = new Calendar(programme);
  const origin = calendar.morning(calendar.workingDays.onOrBefore(calendar.day(early)));
  const last = agenda(programme, origin).findLast(({ kind }) => kind === 'final-report')?.at ?? origin;
  const span = Date.parse(last) + 2 * DAY_MS - Date.parse(origin);
  return { origin: Date.parse(origin), pace: span / (minutes * 60_000) };
}
