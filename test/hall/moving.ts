// What tests about moved meetings ask: a meeting as it stands, a day to move it to, what a calendar file says.
import { Temporal } from 'temporal-polyfill';
import { WorkingDays } from '../../domain/working-days.ts';
import type { TownHall } from './town-hall.ts';

export const movingIn = (hall: () => TownHall) => ({
  post: (path: string, body: unknown) => hall().call('POST', `/api/programmes/${path}`, body),
  meetingOf: async (id: string, group: number, meeting: number) =>
    (await hall().status(id)).groups[group].meetings[meeting - 1],
});

/** That many days later at the same time of day, on a working day. */
export function later(startsAt: string, days: number): string {
  const start = Temporal.PlainDateTime.from(startsAt.slice(0, 16));
  const day = new WorkingDays().onOrAfter(start.toPlainDate().add({ days }));
  return `${day.toString()}T${start.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

export const property = (file: string, name: string) =>
  new RegExp(`^${name}[;:](.*)$`, 'm').exec(file.replace(/\r?\n[ \t]/g, ''))?.[1]?.trim();
