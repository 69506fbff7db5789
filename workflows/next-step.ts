// After a programme's end, for one mentee who has asked for it: on the day of their next step one mail asks how it went. The timer
// outlives the programme; where its people have been erased meanwhile, this one is erased when there was time to answer.
import { allHandlersFinished, condition, patched, setHandler } from '@temporalio/workflow';
import { newsId } from '../domain/ids.ts';
import { activities } from './activities.ts';
import { nextStepOn, type NextStepInput } from './messages.ts';
import { delivered } from './delivered.ts';

/** A mail that nobody takes doesn't keep anybody's data. */
const TRIES = { summary: 'how the next step went', startToCloseTimeout: '2m', scheduleToCloseTimeout: '30d' } as const;

export async function nextStep({ programme, group, person, at, answerDays }: NextStepInput): Promise<void> {
  let due: string | undefined = at;
  setHandler(nextStepOn, (again) => {
    due = typeof again === 'string' && Number.isFinite(Date.parse(again)) ? again : undefined;
  });
  const now = () => new Date(Date.now()).toISOString();
  while (due !== undefined) {
    const waiting: string = due;
    const isOther = () => due !== waiting;
    if (await condition(isOther, Math.max(1, Date.parse(waiting) - Date.now()))) continue;
    const ask = { programme, group, person, due: waiting, now: now() };
    const asked = await delivered(activities.askNextStep.executeWithOptions(TRIES, [ask]));
    if (asked?.answer === 'not-ended') {
      // Another group of theirs may go on for weeks.
      await condition(isOther, '1d');
      continue;
    }
    if (!asked && patched('given-up'))
      await activities.giveUpMail({ programme, person, moment: newsId('next-step', waiting.slice(0, 10)), now: now() });
    // The mail asks for a new date, too, if the step needs one.
    if (!(await condition(isOther, `${answerDays}d`))) break;
  }
  await activities.eraseAfterNextStep({ programme, person, now: now() });
  await condition(allHandlersFinished);
}
