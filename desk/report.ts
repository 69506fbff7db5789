// A programme in numbers, while it runs and after: what HR and the sponsor may see of it. People's answers come in sum only, from the
// threshold on.
import {
  byMeeting,
  figures,
  leavers,
  menteeHours,
  mentorHours,
  pairHours,
  type Figures,
  type MeetingFigures,
} from '../domain/figures.ts';
import type { Questionnaires, Stage } from '../domain/answers.ts';
import { answerKey } from '../domain/ids.ts';
import { groupOf, type Programme } from '../domain/programme.ts';
import { thresholdOf } from '../domain/publishing.ts';
import type { ProgrammeStatus } from '../domain/status.ts';
import { CLARIFIED, QUESTIONS, questionName, readSurvey, SCALE } from '../domain/survey.ts';
import type { LedgerEntry } from '../records/ledger.ts';

/** How many gave each grade, from 1 to 5. */
interface Distribution {
  readonly answers: number;
  readonly counts: readonly number[];
}

export interface Asked {
  readonly id: string;
  readonly before?: Distribution;
  readonly after?: Distribution;
}

/** What people wrote in the programme's questionnaires, and what may be shown of it. */
export type Answers = Questionnaires & { readonly shown: Shown };

export interface Report {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  /** What the programme was to lead to (R4, R5). */
  readonly criteria: readonly string[];
  readonly phase: ProgrammeStatus['phase'];
  readonly round: number;
  readonly total: Figures & { readonly hours: number };
  readonly groups: readonly (Figures & {
    readonly id: string;
    readonly phase: string;
    readonly closing: string;
    readonly hours: number;
  })[];
  readonly meetings: readonly MeetingFigures[];
  readonly leavers: ReturnType<typeof leavers>;
  readonly hours: { readonly mentors: number; readonly mentees: number; readonly asPairs: number };
  readonly mails: Readonly<Record<'planned' | 'sent' | 'suppressed' | 'failed' | 'open', number>>;
  readonly closing: {
    readonly answers: number;
    readonly threshold: number;
    readonly clarified?: Readonly<Record<string, number>>;
    readonly goals?: { readonly answers: number; readonly withGoal: number };
    readonly steps?: { readonly answers: number; readonly withDate: number };
    /** By month, `2027-06`: how many take their next step in it. */
    readonly months?: Readonly<Record<string, number>>;
  };
  readonly survey: { readonly mentees: readonly Asked[]; readonly mentors: readonly Asked[] };
  /** What should be done otherwise next time: what HR and the sponsor wrote, and, from the threshold on, the mentors. */
  readonly lessons: readonly string[];
  /** Where HR can look at it. */
  readonly page?: string;
}

export function reportView(
  programme: Programme,
  status: ProgrammeStatus | undefined,
  entries: readonly LedgerEntry[],
  answers: Answers,
  lessons: readonly string[],
  page: string | undefined,
): Report {
  const groups = status?.groups ?? [];
  const isAspirants = (group: string) => groupOf(programme, group)?.variant === 'aspirants';
  const count = (outcome: LedgerEntry['outcome']) => entries.filter((entry) => entry.outcome === outcome).length;
  return {
    id: programme.id,
    title: programme.title,
    purpose: programme.purpose,
    criteria: programme.introduction?.commission?.criteria ?? [],
    phase: status?.phase ?? 'introduction',
    round: status?.round ?? 0,
    total: { ...figures(groups, isAspirants), hours: mentorHours(groups) },
    groups: groups.map((group) => ({
      id: group.group,
      phase: group.phase,
      closing: group.closing,
      ...figures([group], isAspirants),
      hours: mentorHours([group]),
    })),
    meetings: byMeeting(groups, isAspirants),
    leavers: leavers(groups),
    hours: { mentors: mentorHours(groups), mentees: menteeHours(groups), asPairs: pairHours(groups) },
    mails: {
      planned: entries.length,
      sent: count('sent'),
      suppressed: count('suppressed'),
      failed: count('failed'),
      open: count('planned'),
    },
    closing: closingView(programme, answers),
    survey: surveyView(programme, answers.shown),
    lessons: [...lessons, ...mentorsLessons(programme, answers.mentors)],
    ...(page === undefined ? {} : { page }),
  };
}

/** What may be shown of the answers to one question: counts by value. */
type Shown = ReadonlyMap<string, Readonly<Record<string, number>>>;

function closingView(programme: Programme, { closing, shown }: Answers): Report['closing'] {
  const clarified = shown.get('clarified');
  const goals = shown.get('goal');
  const steps = shown.get('step');
  const months = shown.get('month');
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, each) => all + each, 0);
  return {
    // The counts stay when those who answered have been erased.
    answers: Math.max(closing.length, clarified ? sum(clarified) : 0),
    threshold: thresholdOf(programme),
    ...(clarified ? { clarified: Object.fromEntries(CLARIFIED.map((each) => [each, clarified[each] ?? 0])) } : {}),
    ...(goals ? { goals: { answers: sum(goals), withGoal: goals.yes ?? 0 } } : {}),
    ...(steps ? { steps: { answers: sum(steps), withDate: steps.yes ?? 0 } } : {}),
    ...(months ? { months: Object.fromEntries(Object.entries(months).sort(([a], [b]) => a.localeCompare(b))) } : {}),
  };
}

function surveyView({ groups }: Programme, shown: Shown): Report['survey'] {
  const most = Math.max(...groups.map(({ variant }) => QUESTIONS[variant]));
  const names = (count: number) => Array.from({ length: count }, (_, index) => questionName(index));
  const spread = (stage: Stage, id: string): Distribution | undefined => {
    const counts = shown.get(answerKey(stage, id));
    if (!counts) return undefined;
    const byGrade = SCALE.map((grade) => counts[grade] ?? 0);
    return { answers: byGrade.reduce((sum, each) => sum + each, 0), counts: byGrade };
  };
  return {
    mentees: names(most).map((id) => asked(id, spread('before', id), spread('after', id))),
    mentors: names(QUESTIONS.mentors).map((id) => asked(id, undefined, spread('mentors', id))),
  };
}

function asked(id: string, before: Distribution | undefined, after: Distribution | undefined): Asked {
  return { id, ...(before ? { before } : {}), ...(after ? { after } : {}) };
}

/** Apart from the answers, and in no order that tells whose they are. */
function mentorsLessons(programme: Programme, kept: Questionnaires['mentors']): readonly string[] {
  const written = kept
    .map(({ person, text }) => ({ person, words: readSurvey(text).words }))
    .filter(({ words }) => words !== '');
  const texts = written.map(({ words }) => words);
  return new Set(written.map(({ person }) => person)).size >= thresholdOf(programme)
    ? texts.sort((a, b) => a.localeCompare(b))
    : [];
}
