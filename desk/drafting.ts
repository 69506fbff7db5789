// HR prepares a programme: from a spreadsheet or by forms, as a draft that keeps itself, until it is rehearsed or started.
import { readProgramme } from '../domain/body.ts';
import { findHeader, inNamedGroups, readPeople, type Mapping, type ReadSheet } from '../domain/people-sheet.ts';
import { bodyOf, EMPTY, groupsIn, mentorsOf, type ProgrammeDraft } from '../domain/programme-draft.ts';
import type { Programme } from '../domain/programme.ts';
import { applied, changesOf, type SheetChanges } from '../domain/sheet-changes.ts';
import {
  beginDraft,
  endDraft,
  findDraft,
  keepDraft,
  listDrafts,
  type DraftLine,
  type KeptDraft,
} from '../records/drafts.ts';
import type { DeskTools } from './files.ts';
import { byRule, Refused } from './refused.ts';
import { specimen, type Specimen, type Which } from './specimens.ts';
import { readSpreadsheet } from './spreadsheet.ts';

export type { DraftLine, KeptDraft };

/** A spreadsheet as it has been read, and what it would do. */
export interface SheetView {
  readonly header: readonly string[];
  readonly mapping: Mapping;
  readonly sample: readonly (readonly string[])[];
  readonly read: ReadSheet;
  readonly changes: SheetChanges;
  /** Of each row with a fault, its cells. */
  readonly faulty: ReadonlyMap<number, readonly string[]>;
}

export function draftingDesk({ db, house }: Pick<DeskTools, 'db' | 'house'>) {
  /** @throws Refused as unknown */
  async function known(id: string): Promise<KeptDraft> {
    const draft = await findDraft(db, id);
    if (!draft) throw new Refused('unknown');
    return draft;
  }

  /** @param version that was on the page; none where it doesn't matter. @throws Refused where somebody else has saved it since */
  async function change(id: string, version: number | undefined, to: (draft: ProgrammeDraft) => ProgrammeDraft) {
    const draft = await known(id);
    const seen = version === undefined || !Number.isInteger(version) ? draft.version : Math.min(version, 2 ** 31 - 1);
    const content = to(draft.content);
    if (!(await keepDraft(db, { id, version: seen }, { ...content, people: inNamedGroups(content.people) })))
      throw byRule('overtaken', 'somebody else has saved the draft since');
    return seen + 1;
  }

  return {
    draft: known,
    drafts: () => listDrafts(db),
    beginDraft: (name: string, content: ProgrammeDraft = EMPTY) => beginDraft(db, name, content),
    changeDraft: change,
    endDraft: (id: string) => endDraft(db, id),

    /** @param id of the draft that it is for; another is begun where there is none. @returns its id. @throws Refused with why it can't be read */
    async takeSheet(id: string | undefined, name: string, bytes: Buffer): Promise<string> {
      const rows = await readSpreadsheet(bytes);
      if ('fault' in rows)
        throw new Refused('invalid', [{ path: 'file', rule: `sheet-${rows.fault}`, message: rows.fault }]);
      const found = findHeader(rows) ?? { index: 0, mapping: [] };
      const sheet = { header: found.index, mapping: found.mapping, rows };
      const draft = id ?? (await beginDraft(db, name, EMPTY));
      await change(draft, undefined, (content) => ({ ...content, sheet }));
      return draft;
    },

    sheet: sheetView,

    mapSheet: (id: string, mapping: Mapping) =>
      change(id, undefined, (draft) => (draft.sheet ? { ...draft, sheet: { ...draft.sheet, mapping } } : draft)),

    /** What can be read is taken over; nobody is removed. */
    applySheet: (id: string) =>
      change(id, undefined, ({ sheet, ...draft }) => {
        if (!sheet) return draft;
        const { people } = readPeople(sheet.rows.slice(sheet.header + 1), sheet.mapping, draft.people);
        return {
          ...draft,
          people: applied(
            draft.people,
            people.map(({ line: _line, ...person }) => person),
          ),
        };
      }),

    /** A mail of it, as its receiver will see it. @throws Refused */
    draftMail(draft: ProgrammeDraft, which: Which): Specimen {
      return specimen(programmeOf(draft), which, { house });
    },

    programmeOf,
  };
}

/** @throws Refused with every fault */
function programmeOf(draft: ProgrammeDraft): Programme {
  const twice = groupsIn(draft).filter((group) => mentorsOf(draft, group).length > 1);
  if (twice.length > 0)
    throw new Refused(
      'invalid',
      twice.map((group) => ({ path: group, rule: 'two-mentors', message: 'the group has several mentors' })),
    );
  const reading = readProgramme(bodyOf(draft));
  if (!reading.ok) throw new Refused('invalid', reading.errors);
  return reading.programme;
}

function sheetView({ sheet, people }: ProgrammeDraft): SheetView | undefined {
  if (!sheet) return undefined;
  const rows = sheet.rows.slice(sheet.header + 1);
  const read = readPeople(rows, sheet.mapping, people);
  const wrong = new Set(read.faults.map(({ line }) => line));
  return {
    header: sheet.rows[sheet.header]?.cells ?? [],
    mapping: sheet.mapping,
    sample: rows.slice(0, 3).map(({ cells }) => cells),
    read,
    changes: changesOf(people, read.people),
    faulty: new Map(rows.filter(({ line }) => wrong.has(line)).map(({ line, cells }) => [line, cells])),
  };
}
