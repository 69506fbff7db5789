// How HR follows its programmes: where they stand, what has been and will be, every mail, and the numbers.
import type { Language } from '../domain/programme.ts';
import { roundIn } from '../domain/ids.ts';
import { withOffset } from '../domain/local-time.ts';
import { ledger, nextPlanned } from '../records/ledger.ts';
import { isDatabaseAway } from '../records/database.ts';
import { listProgrammes } from '../records/across.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { readWords } from '../records/words.ts';
import { Files, peopleNamed, type DeskTools } from './files.ts';
import { Refused } from './refused.ts';
import { futureMentors } from './promises.ts';
import { reportOf, reportPage } from './reporting.ts';
import type { MailsQuery } from './requests.ts';
import { ledgerView, programmeView, timelineView } from './views.ts';

const MOST_LISTED = 50;

/** Something is wrong with it that it can't be told by; it can still be called off. */
function sick({ programme: { id, title }, rehearsal }: ProgrammeRecord) {
  return {
    id,
    title,
    phase: 'unknown',
    sick: true,
    rehearsal: rehearsal !== null,
    attention: [],
    next: [],
    groups: [],
  };
}

/** Whatever is wrong with one programme, the others are told. */
async function eachOrSick(files: Files, ids: readonly string[], known: (id: string) => Promise<object>) {
  const asked = await Promise.allSettled(ids.map(known));
  const failed = asked.filter((each) => each.status === 'rejected');
  // Nobody answers at all.
  if (failed.length > 0 && failed.length === asked.length) throw failed[0]?.reason;
  return Promise.all(
    asked.map(async (each, index) =>
      each.status === 'fulfilled' ? each.value : sick(await files.known(ids[index] ?? '')),
    ),
  );
}

/** Each group is asked where there are no more: sixty questions at once take a worker that is busy a second. */
const MOST_ASKED = 12;
const MOST_NEXT = 10;

/**
 * Where a programme stands and what it is, for a page: of many groups the programme tells where they stand, as it heard last, and the
 * ledger what comes. @throws Refused where it can't be told just now
 */
async function overviewOf({ db, engine }: DeskTools, record: ProgrammeRecord) {
  const { programme, rehearsal, final } = record;
  const { id } = programme;
  const status = final || programme.groups.length <= MOST_ASKED ? undefined : await engine.programmeStatus(id);
  if (!status) return undefined;
  const groups = new Map(status.groups.map((group) => [group.group, group]));
  const beside = { rehearsal: rehearsal !== null, places: record.places };
  const next = (await nextPlanned(db, id, MOST_NEXT)).map(({ moment, at, ...mail }) => ({
    ...{ ...mail, round: roundIn(moment), at: withOffset(at.toISOString(), programme.timeZone) },
  }));
  return { ...programmeView(programme, { status, groups }, beside), next };
}

export function followingDesk(tools: DeskTools) {
  const files = new Files(tools);
  const { db, contentKeys } = tools;

  async function view(record: ProgrammeRecord) {
    const { programme, rehearsal, places } = record;
    const reasons = await readWords(db, contentKeys, programme.id, 'dropout-reason');
    return programmeView(programme, await files.state(record), { rehearsal: rehearsal !== null, reasons, places });
  }

  async function known(id: string) {
    const record = await files.known(id);
    return view(record).catch((error: unknown) => {
      if (error instanceof Refused || isDatabaseAway(error)) throw error;
      return sick(record);
    });
  }

  return {
    /** The newest first, a page at a time. */
    async list(before: string | undefined) {
      const ids = await listProgrammes(db, MOST_LISTED, before);
      const programmes = await eachOrSick(files, ids, known);
      return { programmes, ...(ids.length === MOST_LISTED ? { nextBefore: ids.at(-1) } : {}) };
    },

    programme: known,

    /** For a page; of a rehearsal under way with what its own clock shows. @throws Refused where it can't be told just now */
    async overview(id: string) {
      const record = await files.known(id);
      const view = (await overviewOf(tools, record)) ?? (await known(id));
      if ('sick' in view) throw new Refused('away');
      const isRehearsed = record.rehearsal !== null && !record.final;
      const now = isRehearsed ? (await tools.engine.programmeStatus(id))?.now : undefined;
      return { programme: record.programme, view, now };
    },

    /** What it is, with its people, whatever has become of it. */
    plan: async (id: string) => (await files.known(id)).programme,

    /** @param language of whoever reads; the programme's where it is not said */
    async mails(id: string, { person, kind, group }: MailsQuery, language?: Language) {
      const record = await files.known(id);
      const people = person === undefined ? undefined : peopleNamed(record, person).all.map((each) => each.id);
      const entries = (await ledger(db, id)).filter(
        (entry) =>
          (people?.includes(entry.person) ?? true) &&
          (kind ?? entry.kind) === entry.kind &&
          (group ?? entry.group) === entry.group,
      );
      return ledgerView(record.programme, entries, language);
    },

    async timeline(id: string) {
      const record = await files.known(id);
      const { happenings } = await files.state(record);
      return timelineView(record.programme, await ledger(db, id), happenings);
    },

    futureMentors: async (id: string) => futureMentors(tools, await files.known(id)),

    async report(id: string) {
      const record = await files.known(id);
      return reportOf(tools, record, reportPage(tools, record));
    },
  };
}
