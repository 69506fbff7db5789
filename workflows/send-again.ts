// One mail that somebody asks for: HR sends one again, or whoever opens a page asks for a link that shows that it is theirs. A mail server
// that is away is asked again for as long as the mail is of use.
import { activities, type AskedMail } from './activities.ts';
import { delivered } from './delivered.ts';

export async function sendAgain(input: AskedMail): Promise<void> {
  await sent(input, `${input.decision.kind}, again`, '3d');
}

export async function sendLink(input: AskedMail): Promise<void> {
  await sent(input, input.decision.kind, '1h');
}

async function sent(input: AskedMail, summary: string, tries: '1h' | '3d'): Promise<void> {
  const options = { summary, startToCloseTimeout: '2m', scheduleToCloseTimeout: tries } as const;
  if (await delivered(activities.sendAgain.executeWithOptions(options, [input]))) return;
  const { programme, person, decision } = input;
  const now = new Date(Date.now()).toISOString();
  await activities.giveUpMail({ programme, moment: decision.moment, person, now });
}
