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
import { answerKey } from '../domain/ids.ts';
import { groupOf, type Programme, type Variant } from '../domain/programme.ts';
import { THRESHOLD, type Answer, type Published } from '../domain/publishing.ts';
import type { ProgrammeStatus } from '../domain/status.ts';
import {
  CLARIFIED,
  QUESTIONS,
  questionName,
  readClosingForm,
  readSurvey,
  SCALE,
  type ClosingForm,
  type Grades,
} from '../domain/survey.ts';
import type { LedgerEntry } from '../records/ledger.ts';
import type { KeptWords } from '../records/words.ts';

/** Shows what may be shown of the answers to one question. */
export type Publish = (question: string, answers: readonly Answer[]) => Promise<Published | undefined>;

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

/** What people wrote in the programme's surveys, as it was kept. */
export interface Answers {
  readonly closing: readonly KeptWords[];
  readonly before: readonly KeptWords[];
  readonly mentors: readonly KeptWords[];
}

export interface Report {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
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
  };
  readonly survey: { readonly mentees: readonly Asked[]; readonly mentors: readonly Asked[] };
  /** What should be done otherwise next time: what HR and the sponsor wrote, and, from the threshold on, the mentors. */
  readonly lessons: readonly string[];
}

export async function reportView(
  programme: Programme,
  status: ProgrammeStatus | undefined,
  entries: readonly LedgerEntry[],
  answers: Answers,
  lessons: readonly string[],
  publish: Publish,
): Promise<Report> {
  const groups = status?.groups ?? [];
  const isAspirants = (group: string) => groupOf(programme, group)?.variant === 'aspirants';
  const count = (outcome: LedgerEntry['outcome']) => entries.filter((entry) => entry.outcome === outcome).length;
  const forms = answers.closing.map(({ person, text }) => ({ person, form: readClosingForm(text) }));
  return {
    id: programme.id,
    title: programme.title,
    purpose: programme.purpose,
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
    closing: await closingView(programme, forms, publish),
    survey: await surveyView(programme, answers, forms, publish),
    lessons: [...lessons, ...mentorsLessons(programme, answers.mentors)],
  };
}

export function thresholdOf({ surveyThreshold = THRESHOLD.default }: Pick<Programme, 'surveyThreshold'>): number {
  return Math.max(THRESHOLD.least, surveyThreshold);
}

type Form = { readonly person: string; readonly form: ClosingForm };

async function closingView(programme: Programme, forms: readonly Form[], publish: Publish): Promise<Report['closing']> {
  const of = (value: (form: ClosingForm) => string | undefined): Answer[] =>
    forms.flatMap(({ person, form }) => {
      const said = value(form);
      return said === undefined ? [] : [{ person, value: said }];
    });
  const has = (text: string) => (text === '' ? 'no' : 'yes');
  const clarified = await publish(
    'clarified',
    of((form) => form.clarified),
  );
  const goals = await publish(
    'goal',
    of((form) => has(form.goal)),
  );
  const steps = await publish(
    'step',
    of((form) => has(form.nextStepOn)),
  );
  const sum = ({ counts }: Published) => Object.values(counts).reduce((all, each) => all + each, 0);
  return {
    answers: forms.length,
    threshold: thresholdOf(programme),
    ...(clarified
      ? { clarified: Object.fromEntries(CLARIFIED.map((each) => [each, clarified.counts[each] ?? 0])) }
      : {}),
    ...(goals ? { goals: { answers: sum(goals), withGoal: goals.counts.yes ?? 0 } } : {}),
    ...(steps ? { steps: { answers: sum(steps), withDate: steps.counts.yes ?? 0 } } : {}),
  };
}

async function surveyView(
  programme: Programme,
  { before, mentors }: Answers,
  forms: readonly Form[],
  publish: Publish,
): Promise<Report['survey']> {
  const starts = before.map(({ person, text }) => ({ person, grades: readSurvey(text).grades }));
  const ends = forms.map(({ person, form }) => ({ person, grades: form.grades }));
  const ofMentors = mentors.map(({ person, text }) => ({ person, grades: readSurvey(text).grades }));
  const ask = async (stage: string, index: number, given: readonly { person: string; grades: Grades }[]) => {
    const id = questionName(index);
    const answers = given.flatMap(({ person, grades }) => {
      const value = grades[id];
      return value === undefined ? [] : [{ person, value }];
    });
    const shown = await publish(answerKey(stage, id), answers);
    const counts = SCALE.map((grade) => shown?.counts[grade] ?? 0);
    return shown && { answers: counts.reduce((sum, each) => sum + each, 0), counts };
  };
  const variants: readonly Variant[] = programme.groups.map(({ variant }) => variant);
  const most = Math.max(...variants.map((variant) => QUESTIONS[variant]));
  const mentees: Asked[] = [];
  for (let index = 0; index < most; index += 1)
    mentees.push(asked(index, await ask('before', index, starts), await ask('after', index, ends)));
  const ofTheMentors: Asked[] = [];
  for (let index = 0; index < QUESTIONS.mentors; index += 1)
    ofTheMentors.push(asked(index, undefined, await ask('mentors', index, ofMentors)));
  return { mentees, mentors: ofTheMentors };
}

function asked(index: number, before: Distribution | undefined, after: Distribution | undefined): Asked {
  return { id: questionName(index), ...(before ? { before } : {}), ...(after ? { after } : {}) };
}

/** Apart from the answers, and in no order that tells whose they are. */
function mentorsLessons(programme: Programme, kept: readonly KeptWords[]): readonly string[] {
  const texts = kept.map(({ text }) => readSurvey(text).words).filter(Boolean);
  return texts.length >= thresholdOf(programme) ? texts.sort((a, b) => a.localeCompare(b)) : [];
}
