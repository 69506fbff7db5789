// A rehearsal's scenario as what its people will do, and when; and what they write, from a small stock.
import { forbids, sizesOf, WEIGHTS } from '../domain/grouping.ts';
import { asksGender } from '../domain/introduction.ts';
import { readHandIn, type HandInContent } from '../domain/hand-in.ts';
import { groupOf, type Programme } from '../domain/programme.ts';
import type { RehearsedWriting } from '../domain/deed.ts';
import { deeds, scenarioBody } from '../domain/scenario.ts';
import { QUESTIONS, questionName, SCALE, type ClosingForm, type Grades, type Survey } from '../domain/survey.ts';
import type { AdaptedTask } from '../domain/task.ts';
import { STOCK } from '../language/stock.ts';
import { candidatesOf, nominate } from '../records/nominations.ts';
import { namePerson } from '../records/people.ts';
import { keepWords } from '../records/words.ts';
import { addVersion, latest, type WritingKind } from '../records/writing.ts';
import type { Activities } from '../workflows/activities.ts';
import { programmeRecord, type Tools } from './tools.ts';

type Rehearsing = Pick<Activities, 'castRehearsal' | 'writeRehearsed' | 'placeRehearsed'>;

/** As small as a PDF can be. */
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

export function rehearsing({ db, contentKeys }: Tools): Rehearsing {
  return {
    async castRehearsal({ programme: id }) {
      const { programme, rehearsal } = await programmeRecord(db, id);
      const origin = new Date(rehearsal?.clock.origin ?? Date.now()).toISOString();
      return deeds(programme, scenarioBody.parse(rehearsal?.scenario ?? {}), origin);
    },

    /** As even as can be, within the rules: a rehearsal needs no best solution. */
    async placeRehearsed({ programme: id }) {
      const record = await programmeRecord(db, id);
      const { groups } = record.programme;
      const placement: Record<string, string> = {};
      for (const { id: group, mentees } of groups)
        for (const { id: person, gone } of mentees) if (!gone) placement[person] = group;
      if (Object.keys(placement).length > 0) return { placement };
      const people = await candidatesOf(db, record);
      const seats = groups.map((group) => ({ ...group, gender: group.practice.gender }));
      const { most } = sizesOf({ groups: seats, people });
      const size = (group: string) => Object.values(placement).filter((each) => each === group).length;
      for (const candidate of people) {
        const free = seats.filter(
          (group) => size(group.id) < most && forbids({ locks: {}, weights: WEIGHTS }, candidate, group).length === 0,
        );
        const [smallest] = free.sort((a, b) => size(a.id) - size(b.id));
        if (smallest) placement[candidate.id] = smallest.id;
      }
      return { placement };
    },

    /** A thing done twice is done once: what is there is left as it is. */
    async writeRehearsed({ programme: id, now, writes }) {
      const { programme } = await programmeRecord(db, id);
      for (const writing of writes) {
        const { group, person, what } = writing;
        if (what === 'survey-before' || what === 'closing-form' || what === 'mentor-survey') {
          const text = JSON.stringify(answersTo(programme, writing, now));
          await keepWords(db, contentKeys, { programme: id, person, about: what, group }, text);
        } else if (what === 'nomination') await nameSomebody(id, programme, writing);
        else await write(id, writing, what, contentOf(programme, writing, now));
      }
    },
  };

  /** From a stock of names; named twice they are named once. */
  async function nameSomebody(id: string, programme: Programme, { person: director, pick }: RehearsedWriting) {
    const names = STOCK[programme.language].names;
    const name = `${picked(names, pick) ?? ''}${pick < names.length ? '' : ` ${Math.floor(pick / names.length) + 1}`}`;
    const details = { name, email: `proeve-${pick + 1}@rehearsal.example`, department: `${(pick % 9) + 1}` };
    const gender = asksGender(programme) ? { gender: pick % 2 === 0 ? ('woman' as const) : ('man' as const) } : {};
    const { id: person } = await namePerson(db, id, { ...details, ...gender });
    await nominate(db, id, { person, director, variant: null });
  }

  async function write(
    programme: string,
    writing: RehearsedWriting,
    kind: WritingKind,
    content: object,
  ): Promise<void> {
    const { group, person, meeting, file } = writing;
    const key = { programme, group, person, meeting, kind };
    const before = await latest(db, contentKeys, key);
    if (!before) await addVersion(db, contentKeys, key, 0, JSON.stringify(content), file && PDF);
  }
}

function picked<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % list.length];
}

function contentOf(
  { language }: Programme,
  { what, pick, file }: RehearsedWriting,
  now: string,
): HandInContent | AdaptedTask {
  const stock = STOCK[language];
  if (what === 'task') return { ...stock.task, tools: ['situational', 'forces'] };
  const text = picked(stock.answers, pick) ?? '';
  if (what === 'draft') return { ...readHandIn('{}'), text: text.slice(0, 80) };
  return {
    ...readHandIn('{}'),
    text,
    question: picked(stock.questions, pick) ?? '',
    ...(file ? { file: { name: 'besvarelse.pdf', kind: 'pdf' as const, bytes: PDF.length } } : {}),
    handedInAt: now,
  };
}

function answersTo(programme: Programme, { what, group, pick }: RehearsedWriting, now: string): ClosingForm | Survey {
  const stock = STOCK[programme.language];
  const variant = groupOf(programme, group)?.variant ?? 'aspirants';
  if (what === 'mentor-survey')
    return { grades: gradesOf(QUESTIONS.mentors, pick, 4), words: picked(stock.lessons, pick) ?? '' };
  if (what === 'survey-before') return { grades: gradesOf(QUESTIONS[variant], pick, 2), words: '' };
  return {
    clarified: picked(['yes', 'yes', 'yes-not-leading', 'not-yet'] as const, pick),
    goal: picked(stock.goals, pick) ?? '',
    nextStep: picked(stock.steps, pick) ?? '',
    nextStepOn: now.slice(0, 10),
    remind: false,
    mentorLater: pick % 2 === 0,
    contactList: pick % 3 !== 0,
    hours: 30 + pick,
    grades: gradesOf(QUESTIONS[variant], pick, 4),
  };
}

/** Around a grade, one question and one person a little above or below the next. */
function gradesOf(count: number, pick: number, around: number): Grades {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const grade = around - 1 + ((pick + index) % 3);
      return [questionName(index), SCALE[Math.min(4, Math.max(0, grade - 1))] ?? 3] as const;
    }),
  );
}
