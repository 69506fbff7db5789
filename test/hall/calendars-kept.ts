// What the mails of a programme have left in everybody's calendar, against where its meetings and people stand.
import ICAL from 'ical.js';
import { expect } from 'vitest';
import { meetingUid } from '../../domain/ids.ts';
import { calendarFilesOf } from './post-office.ts';
import type { TownHall } from './town-hall.ts';

interface Entry {
  readonly address: string;
  readonly uid: string;
  readonly method: string;
  readonly sequence: number;
  readonly start: number;
}

/** As mail programs keep it: by address and entry, the newest by its SEQUENCE. */
function kept(hall: TownHall, programme: string): readonly Entry[] {
  const calendars = new Map<string, Entry>();
  for (const mail of hall.inbox(programme))
    for (const file of calendarFilesOf(mail)) {
      const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
      const event = calendar.getFirstSubcomponent('vevent');
      const value = (name: string) => String(event?.getFirstPropertyValue(name));
      const [address, uid, sequence] = [mail.to, value('uid'), Number(value('sequence'))];
      const method = String(calendar.getFirstPropertyValue('method'));
      const entry = { address, uid, method, sequence, start: Date.parse(value('dtstart')) };
      if (sequence >= (calendars.get(`${address} ${uid}`)?.sequence ?? 0)) calendars.set(`${address} ${uid}`, entry);
    }
  return [...calendars.values()];
}

/**
 * Who is in a group has its coming meetings where they are now; nobody else has them: not who left, not an address that is nobody's any
 * more, and nobody once they are cancelled. What was said to be held before its time is left out: it was over for whoever left then.
 *
 * @param former whose an address was. Of somebody who is erased it is not always cleared: the goodbye is only waited for some seconds
 */
export async function calendarsHold(
  hall: TownHall,
  programme: string,
  { former, toErase }: { former: ReadonlyMap<string, string>; toErase: ReadonlySet<string> },
): Promise<void> {
  const now = await hall.env.currentTimeMs();
  const { groups, phase } = await hall.status(programme);
  if (phase === 'ended') return;
  const { past } = (await hall.call('GET', `/api/programmes/${programme}/timeline`)).body;
  const entries = kept(hall, programme);
  const wrong: unknown[] = [];
  for (const group of groups as any[]) {
    const here = [group.mentor, ...group.mentees].filter(({ gone, status }) => !gone && status !== 'left');
    const addresses = here.map(({ email }) => email as string);
    const isLost = ({ address }: Entry) => toErase.has(former.get(address) ?? '');
    for (const { meeting, startsAt, status } of group.meetings) {
      const wasHeld = past.some(
        (each: any) => each.what === 'meeting-held' && each.group === group.id && each.meeting === meeting,
      );
      if (status === 'held' || wasHeld || Date.parse(startsAt) <= now) continue;
      const uid = meetingUid(programme, group.id as string, meeting as number);
      for (const entry of entries.filter((each) => each.uid === uid && !isLost(each))) {
        const isOn = entry.method === 'REQUEST' && entry.start === Date.parse(startsAt);
        const isOff = entry.method === 'CANCEL';
        const mayBeOn = status !== 'cancelled' && addresses.includes(entry.address);
        if (!(mayBeOn ? isOn : isOff)) wrong.push([entry, startsAt, status]);
      }
    }
  }
  expect(wrong, 'calendars').toEqual([]);
}
