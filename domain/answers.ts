// People's answers by question, as they are counted: whether they are clarified, have a goal and a date, and each question on the scale.
import { answerKey } from './ids.ts';
import type { Answer } from './publishing.ts';
import { readClosingForm, readSurvey, type Grades } from './survey.ts';

/** What somebody wrote, as it was kept. */
interface Kept {
  readonly person: string;
  readonly text: string;
}

/** The three questionnaires of a programme. */
export interface Questionnaires {
  readonly closing: readonly Kept[];
  readonly before: readonly Kept[];
  readonly mentors: readonly Kept[];
}

export type Stage = 'before' | 'after' | 'mentors';

/** Every question that has been answered, with its answers. */
export function answersOf({ closing, before, mentors }: Questionnaires): ReadonlyMap<string, readonly Answer[]> {
  const answers = new Map<string, Answer[]>();
  const add = (question: string, person: string, value: string | number) =>
    answers.set(question, [...(answers.get(question) ?? []), { person, value }]);
  const addGrades = (stage: Stage, person: string, given: Grades) => {
    for (const [question, grade] of Object.entries(given)) add(answerKey(stage, question), person, grade);
  };
  for (const { person, text } of before) addGrades('before', person, readSurvey(text).grades);
  for (const { person, text } of mentors) addGrades('mentors', person, readSurvey(text).grades);
  for (const { person, text } of closing) {
    const form = readClosingForm(text);
    if (form.clarified !== undefined) add('clarified', person, form.clarified);
    add('goal', person, form.goal === '' ? 'no' : 'yes');
    add('step', person, form.nextStepOn === '' ? 'no' : 'yes');
    if (form.nextStepOn !== '') add('month', person, form.nextStepOn.slice(0, 7));
    addGrades('after', person, form.grades);
  }
  return answers;
}
