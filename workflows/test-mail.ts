// A mail that HR tries on itself. For an hour it is of use.
import { activities } from './activities.ts';
import { delivered } from './delivered.ts';

export async function testMail(input: { readonly id: string }): Promise<void> {
  const options = { summary: 'a test mail', startToCloseTimeout: '2m', scheduleToCloseTimeout: '1h' } as const;
  if (!(await delivered(activities.sendTest.executeWithOptions(options, [input])))) await activities.forgetTest(input);
}
