// The calendar files of a meeting that is moved, moved again, and withdrawn: each strictly valid, and applied one after another.
import { mkdirSync, writeFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WorkingDays } from '../../domain/working-days.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let files: string[];

beforeAll(async () => {
  hall = await openTownHall();
  // Letters that must be escaped or folded in a calendar file.
  await hall.start('calendar', 23, (body) => {
    body.title = 'Ledelse, “vækst”; og en meget lang titel som skal foldes over flere linjer i en kalenderfil, æøå';
    body.groups[0].meetings.location = 'Rådhuset, mødelokale 1; 2. sal\\ved trappen';
    body.hr.name = 'Helle "HR" Storm, Århus';
  });
  const { startsAt } = (await hall.status('calendar')).groups[0].meetings[1];
  for (const days of [3, 6]) {
    const day = new WorkingDays().onOrAfter(Temporal.PlainDate.from(startsAt.slice(0, 10)).add({ days }));
    expect(
      (
        await hall.call('POST', '/api/programmes/calendar/groups/hold-1/meetings/2/move', {
          startsAt: `${day.toString()}T16:30`,
        })
      ).body,
    ).toMatchObject({ changed: true });
    await hall.pass('1 hour');
  }
  expect((await hall.call('POST', '/api/programmes/calendar/cancel', { reason: 'Aflyst' })).status).toBe(200);
  await hall.pass('1 hour');
  files = hall
    .inbox('calendar')
    .filter(({ to }) => to === 'anna.holm@kommune.example')
    .flatMap(({ mail }) => mail.attachments.slice(0, 1).map(({ content }) => content.toString()));
  // For validators outside this run.
  if (process.env.CALENDAR_FILES) {
    mkdirSync(process.env.CALENDAR_FILES, { recursive: true });
    for (const [index, file] of files.entries()) writeFileSync(`${process.env.CALENDAR_FILES}/${index}.ics`, file);
  }
}, 120_000);

afterAll(async () => hall.close());

interface Entry {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly start: string;
  readonly stamp: string;
}

/** Reads one file strictly: by the grammar of RFC 5545 and by what RFC 5546 wants of a REQUEST and a CANCEL. */
function strictly(file: string): Entry {
  ICAL.design.strict = true;
  expect(file.endsWith('\r\n')).toBe(true);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(calendar.getFirstPropertyValue('prodid')).toBeTruthy();
  const method = String(calendar.getFirstPropertyValue('method'));
  const events = calendar.getAllSubcomponents('vevent');
  expect([method, events.length, calendar.getAllSubcomponents().length]).toEqual([
    expect.stringMatching(/^(REQUEST|CANCEL)$/),
    1,
    1,
  ]);
  const [event] = events as [ICAL.Component];
  for (const name of ['uid', 'dtstamp', 'dtstart', 'organizer', 'attendee', 'sequence', 'summary'])
    expect([name, event.getAllProperties(name).length]).toEqual([name, 1]);
  expect(String(event.getFirstPropertyValue('organizer'))).toMatch(/^mailto:/i);
  expect(String(event.getFirstPropertyValue('attendee')).toLowerCase()).toBe('mailto:anna.holm@kommune.example');
  expect(event.getFirstPropertyValue('status')).toBe(method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED');
  const start = event.getFirstPropertyValue('dtstart') as ICAL.Time;
  const end = event.getFirstPropertyValue('dtend') as ICAL.Time;
  expect(start.zone.tzid).toBe('UTC');
  expect(end.compare(start)).toBe(1);
  return {
    method,
    uid: String(event.getFirstPropertyValue('uid')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    start: start.toICALString(),
    stamp: String(event.getFirstPropertyValue('dtstamp')),
  };
}

test('every file passes, whatever HR wrote', () => {
  expect(files.length).toBeGreaterThan(9);
  for (const file of files) strictly(file);
  const [invitation = ''] = files;
  const event = new ICAL.Component(ICAL.parse(invitation) as unknown[]).getFirstSubcomponent('vevent');
  expect(event?.getFirstPropertyValue('location')).toBe('Rådhuset, mødelokale 1; 2. sal\\ved trappen');
});

test('applied one after another they leave the newest time, and in the end nothing', () => {
  const calendar = new Map<string, Entry>();
  const starts: string[] = [];
  for (const entry of files.map(strictly)) {
    const known = calendar.get(entry.uid);
    // RFC 5546, 2.1.4: a lower sequence is old news.
    expect(
      known === undefined || entry.sequence > known.sequence,
      `${entry.uid} ${entry.method} ${entry.sequence}`,
    ).toBe(true);
    calendar.set(entry.uid, entry);
    if (entry.uid.includes('meeting-2')) starts.push(`${entry.method} ${entry.sequence} ${entry.start}`);
  }
  expect(starts.map((text) => text.slice(0, 9))).toEqual(['REQUEST 0', 'REQUEST 1', 'REQUEST 2', 'CANCEL 3 ']);
  expect(new Set(starts.slice(0, 3).map((text) => text.slice(10))).size).toBe(3);
  expect([...calendar.values()].map(({ method }) => method)).toEqual(Array(4).fill('CANCEL'));
});
