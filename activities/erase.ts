// People are erased when their time is up, and HR hears of it before and after.
import type { NewsMail } from '../domain/kinds.ts';
import { local } from '../domain/local-time.ts';
import type { Programme } from '../domain/programme.ts';
import { DAYS_TO_ANSWER, readClosingForm } from '../domain/survey.ts';
import { erasePeople } from '../records/people.ts';
import { publishAnswers } from '../records/published.ts';
import { forgetPlaces } from '../records/places.ts';
import { readWords } from '../records/words.ts';
import type { Activities, Decision, Matter } from '../workflows/activities.ts';
import { sendAfterEnd } from './after-end.ts';
import { programmeRecord, type Tools } from './tools.ts';

type Erasing = Pick<Activities, 'eraseProgramme' | 'sendNotice' | 'sendReceipt'>;

/** How long a mail about an erasure is of use. */
const OF_USE_MS = 7 * 86_400_000;

export function erasing(tools: Tools): Erasing {
  const { db, contentKeys, forgetMails } = tools;
  return {
    async eraseProgramme({ programme: id, now, spareHr }) {
      const { programme, people } = await programmeRecord(db, id);
      // All of them, also who is marked as erased: what counts is what still stands there.
      const waitedFor = await stillWaitedFor(tools, programme, now);
      const going = [...people.values()].filter(
        ({ id: person }) => !(spareHr && person === programme.hr.id) && !waitedFor.includes(person),
      );
      if (!spareHr) await forgetMails?.({ programme: id });
      // The counts stay when those who answered go.
      await publishAnswers(db, contentKeys, programme);
      await forgetPlaces(db, id);
      return erasePeople(db, id, going, now);
    },

    sendNotice: ({ programme, now, days }) => tellHr(programme, 'erasure-notice', now, { days }),
    sendReceipt: ({ programme, now, erased }) => tellHr(programme, 'erasure-receipt', now, { erased }),
  };

  async function tellHr(id: string, kind: NewsMail, now: string, matter: Matter): Promise<void> {
    const record = await programmeRecord(db, id);
    const { hr } = record.programme;
    const until = new Date(Date.parse(now) + OF_USE_MS).toISOString();
    const decision: Decision = { moment: kind, kind, round: 0, at: now, until, send: [hr.id], heldBack: [], matter };
    await sendAfterEnd(tools, record, hr, decision);
  }
}

/** Mentees who want to be asked how their next step went, and have not been, or only just: they are erased after it. */
async function stillWaitedFor(
  { db, contentKeys }: Tools,
  { id, timeZone }: Programme,
  now: string,
): Promise<readonly string[]> {
  const day = local(now, timeZone).toPlainDate().subtract({ days: DAYS_TO_ANSWER }).toString();
  const forms = await readWords(db, contentKeys, id, 'closing-form');
  return forms.flatMap(({ person, text }) => {
    const { remind, nextStepOn } = readClosingForm(text);
    return remind && nextStepOn > day ? [person] : [];
  });
}
