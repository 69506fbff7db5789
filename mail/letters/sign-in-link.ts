// The letter with a link that shows for an hour that whoever opens it is its holder.
import { action, text, type Letter } from '../letter.ts';
import type { GroupOccasion } from '../occasion.ts';

export function signInLink({ decision, dates, programme, words }: GroupOccasion): Letter {
  const t = words.letters.signInLink;
  const until = dates.time(decision.until);
  const { purpose, ...about } = decision.matter?.page ?? { purpose: 'my-page' };
  return {
    subject: t.subject(until),
    preview: t.preview,
    blocks: [
      text(t.text(until)),
      action(t.button, { purpose, ...about, proves: true }),
      text(t.notYou(programme.hr.name, programme.hr.email)),
    ],
  };
}
