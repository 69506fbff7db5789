// A mail that nobody takes in all the time that it has: the ledger says so, also outside the course of the programme.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendingAgainDesk } from '../../desk/sending-again.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

const ANNA = 'anna.holm@kommune.example';
const FULL = { code: 452, times: 100_000 };

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

test('one that HR has sent again is failed after three days, and may be sent once more', async () => {
  const id = 'again';
  await hall.start(id, 23);
  const person = await hall.person(id, 'anna.holm');
  const sendAgain = () =>
    sendingAgainDesk(hall.deskTools).sendAgain(id, { moment: 'welcome', group: 'hold-1', person });
  hall.refusals.set(ANNA, FULL);
  await sendAgain();
  const again = async () => (await hall.mails(id, `?person=${person}`)).filter(({ moment }) => moment.includes('='));
  await hall.pass('2 days');
  expect(await again()).toMatchObject([{ kind: 'welcome', outcome: 'planned' }]);
  await hall.pass('2 days');
  expect(await again()).toMatchObject([{ kind: 'welcome', outcome: 'failed' }]);
  hall.refusals.delete(ANNA);
  await sendAgain();
  await hall.pass('1 minute');
  expect((await again()).map(({ outcome }) => outcome).sort()).toEqual(['failed', 'sent']);
});
