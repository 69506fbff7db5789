// When a mail says that it was written.
import { expect, test } from 'vitest';
import { mailDate } from '../../domain/local-time.ts';
import { openingStatus } from '../../domain/standing.ts';
import { compose } from '../../mail/compose.ts';
import type { Decision } from '../../workflows/activities.ts';
import { CASES, LINKS, programmeOf } from './written-letters.ts';

test.each([
  ['2027-01-05T07:00:00Z', 'Europe/Copenhagen', 'Tue, 05 Jan 2027 08:00:00 +0100'],
  ['2027-10-31T01:30:00Z', 'Europe/Copenhagen', 'Sun, 31 Oct 2027 02:30:00 +0100'],
  ['2027-07-01T12:00:00Z', 'America/Nuuk', 'Thu, 01 Jul 2027 11:00:00 -0100'],
])('%s in %s', (instant, zone, date) => expect(mailDate(instant, zone)).toBe(date));

test('a mail is dated when it is written, in the programme’s own zone', () => {
  const [given] = CASES;
  if (!given) return;
  const programme = programmeOf(given);
  const [group] = programme.groups;
  if (!group) return;
  const decision: Decision = {
    ...{
      moment: 'closing-form',
      kind: 'closing-form',
      round: 0,
      at: '2027-06-29T06:00:00Z',
      until: '2027-09-01T00:00:00Z',
    },
    ...{ send: [], heldBack: [] },
  };
  const subject = { programme, places: new Map(), number: 1, addresses: new Map(), organizer: null };
  const envelope = {
    from: 'us@kommune.example',
    links: LINKS,
    writtenAt: '2027-06-01T17:30:05Z',
    issuedMs: 0,
    messageId: '<m@x>',
  };
  const message = compose(subject, group.mentor, decision, openingStatus(programme, group), envelope);
  expect(message.date).toBe('Tue, 01 Jun 2027 19:30:05 +0200');
});
