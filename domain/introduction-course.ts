// The course of an introduction (R14-R33): by stage, who is asked, reminded, and when HR is told who is missing; and what comes
// before what.
import { INTRODUCTION_STAGES, type Audience, type IntroductionStage, type MomentKind } from './kinds.ts';
import { NEVER, type Row, type StageDays } from './row.ts';

/** What must be over before a stage opens. Nothing goes to anybody else before the commission is approved (R14). */
const BEFORE: Readonly<Record<IntroductionStage, readonly IntroductionStage[]>> = {
  commission: [],
  mentors: ['commission'],
  nomination: ['commission'],
  grouping: ['commission', 'nomination', 'mentors'],
  invitations: ['commission', 'mentors', 'grouping'],
  seminar: ['commission', 'mentors'],
};

/** What must be over before a stage opens, of what the programme has. */
export function stagesBefore(
  stage: IntroductionStage,
  among: readonly IntroductionStage[],
): readonly IntroductionStage[] {
  return BEFORE[stage].filter((before) => among.includes(before));
}

/** So many working days before the date. */
const CHASERS = [
  ['reminder', 3],
  ['last-reminder', 1],
] as const;

/** Somebody is asked, reminded twice, and then HR is told who is missing. A stage that is late has not become useless. */
function asking(kind: MomentKind, to: Audience): readonly Row<StageDays>[] {
  return [
    {
      kind,
      to,
      at: (s) => s.opens,
      until: (s) => s.lapse,
      opens: 'stage-open',
      gate: 'stage-open',
      atStartIfPast: true,
    },
    ...CHASERS.map(([stage, days]): Row<StageDays> => ({
      kind,
      stage,
      to,
      at: (s) => s.calendar.morningFrom(s.by, -days),
      until: (s) => s.lapse,
      gate: 'stage-open',
    })),
  ];
}

const late: Row<StageDays> = {
  kind: 'attention-stage',
  to: 'nobody',
  at: (s) => s.calendar.morningFrom(s.by, 1),
  until: () => NEVER,
  gate: 'stage-open',
  atStartIfPast: true,
};

/** What comes before the first meeting, by stage. */
export const introductionRows: Readonly<Record<IntroductionStage, readonly Row<StageDays>[]>> = {
  commission: [...asking('commission-request', 'sponsor'), late],
  mentors: [...asking('mentor-invitation', 'mentors'), late],
  nomination: [...asking('nomination-request', 'directors'), late],
  grouping: [...asking('grouping-request', 'hr').slice(0, 1), late],
  invitations: [...asking('mentee-invitation', 'invited'), late],
  seminar: [
    // Nobody is invited to what has been.
    ...asking('seminar-invitation', 'mentors')
      .slice(0, 1)
      .map((row): Row<StageDays> => ({ ...row, until: (s) => s.by })),
    { kind: 'seminar-confirmation', to: 'hr', at: (s) => s.by, until: (s) => s.lapse, gate: 'stage-open' },
    late,
  ],
};

/** What is there whatever its stages: HR hears in time that it is not over, and one that nobody finishes ends. */
export const lapseRows: readonly Row<StageDays>[] = [
  {
    kind: 'attention-introduction',
    to: 'nobody',
    at: (s) => s.calendar.morningFrom(s.first, -5),
    until: (s) => s.lapse,
    atStartIfPast: true,
  },
  { kind: 'introduction-lapse', to: 'nobody', at: (s) => s.lapse, until: () => NEVER, atStartIfPast: true },
];

/** The stage that one of its moments belongs to. */
export function stageOf({
  kind,
  round,
}: {
  readonly kind: MomentKind;
  readonly round: number;
}): IntroductionStage | undefined {
  if (kind === 'attention-stage') return INTRODUCTION_STAGES[round - 1];
  return INTRODUCTION_STAGES.find((stage) => introductionRows[stage].some((row) => row.kind === kind));
}
