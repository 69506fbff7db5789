// People are erased when their time is up, and HR hears of it before and after.
import { Temporal } from 'temporal-polyfill';
import type { NewsMail } from '../domain/kinds.ts';
import type { Instant, Programme } from '../domain/programme.ts';
import { DAYS_TO_ANSWER, readClosingForm } from '../domain/survey.ts';
import { erasePeople } from '../records/people.ts';
import { publishAnswers } from '../records/published.ts';
import { forgetPlaces } from '../records/places.ts';
import { readWords } from '../records/words.ts';
import type { Activities, Decision, Matter } from '../workflows/activities.ts';
import { sendAfterEnd } from './one-mail.ts';
import { programmeRecord, type Tools } from './tools.ts';

type Erasing = Pick<Activities, 'eraseProgramme' | 'sendNotice' | 'sendReceipt'>;

/** How long a mail about an erasure is of use. */
const OF_USE_MS = 7 * 86_400_000;
/** Whoever asks a mentee erases them, too; so long after it those go whom nobody has asked. */
const SWEPT_AFTER_MS = 7 * 86_400_000;

export function erasing(tools: Tools): Erasing {
  const { db, contentKeys, forgetMails } = tools;
  return {
    async eraseProgramme({ programme: id, now, spareHr }) {
      const { programme, people } = await programmeRecord(db, id);
      // All of them, also who is marked as erased: what counts is what still stands there.
      const waitedFor = await stillWaitedFor(tools, programme, now);
      const going = [...people.values()].filter(
        ({ id: person }) => !(spareHr && person === programme.hr.id) && !waitedFor.has(person),
      );
      if (!spareHr) await forgetMails?.({ programme: id });
      // The counts stay when those who answered go.
      await publishAnswers(db, contentKeys, programme);
      await forgetPlaces(db, id);
      const erased = await erasePeople(db, id, going, now);
      const last = [...waitedFor.values()].sort().at(-1);
      return {
        ...erased,
        ...(last === undefined ? {} : { waits: new Date(Date.parse(last) + SWEPT_AFTER_MS).toISOString() }),
      };
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

/** Mentees who want to be asked how their next step went, and have not been, or only just: they are erased after it. @returns when */
async function stillWaitedFor(
  { db, contentKeys }: Tools,
  { id, timeZone }: Programme,
  now: string,
): Promise<ReadonlyMap<string, Instant>> {
  const forms = await readWords(db, contentKeys, id, 'closing-form');
  const waitedFor = forms.flatMap(({ person, text }) => {
    const { remind, nextStepOn } = readClosingForm(text);
    if (!remind || nextStepOn === '') return [];
    const until = Temporal.PlainDate.from(nextStepOn).add({ days: DAYS_TO_ANSWER }).toZonedDateTime(timeZone);
    return until.epochMilliseconds > Date.parse(now) ? [[person, until.toInstant().toString()] as const] : [];
  });
  return new Map(waitedFor);
}
