// After a programme's end, for one mentee who has asked for it: on the day of their next step one mail asks how it went. The timer
// outlives the programme; where its people have been erased meanwhile, this one is erased then.
import { ActivityFailure, allHandlersFinished, condition, setHandler } from '@temporalio/workflow';
import { activities } from './activities.ts';
import { nextStepOn, type NextStepInput } from './messages.ts';

/** A mail that nobody takes doesn't keep anybody's data. */
const MAIL_TRIES = '30d';

export async function nextStep({ programme, group, person, at }: NextStepInput): Promise<void> {
  let due: string | undefined = at;
  setHandler(nextStepOn, (again) => {
    due = typeof again === 'string' && Number.isFinite(Date.parse(again)) ? again : undefined;
  });
  const now = () => new Date(Date.now()).toISOString();
  for (;;) {
    const waiting = due;
    if (waiting === undefined) break;
    const wait = Math.max(1, Date.parse(waiting) - Date.now());
    if (!(await condition(() => due !== waiting, wait))) break;
  }
  if (due !== undefined)
    try {
      const tries = { startToCloseTimeout: '2m', scheduleToCloseTimeout: MAIL_TRIES } as const;
      await activities.askNextStep.executeWithOptions({ summary: 'how the next step went', ...tries }, [
        { programme, group, person, now: now() },
      ]);
    } catch (failure) {
      if (!(failure instanceof ActivityFailure)) throw failure;
    }
  await activities.eraseAfterNextStep({ programme, person, now: now() });
  await condition(allHandlersFinished);
}
