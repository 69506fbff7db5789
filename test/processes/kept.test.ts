// What is posted while the engine is away is kept, and begun when it is back, by whoever runs; every call tells the truth meanwhile.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { deploy, TESTER, type Deployment } from './deployment.ts';

let production: Deployment;

beforeAll(async () => {
  production = await deploy();
  await production.startWorker();
}, 120_000);

afterAll(async () => production.close(), 60_000);

const call = (method: string, path: string, body?: unknown) => production.call(method, `/api${path}`, body);
const welcomed = async (id: string) => {
  const mails: any[] = (await call('GET', `/programmes/${id}/mails?kind=welcome`)).body?.mails ?? [];
  const taken = production.accepted.map(({ messageId }) => messageId);
  return mails.map(({ messageId }) => taken.filter((each) => each === messageId).length);
};
const EACH_ONCE = Array.from({ length: 21 }, () => 1);

test('a programme and a rehearsal are begun by themselves, or by being posted again, and once', async () => {
  await production.stopTemporal();
  for (const id of ['kept', 'again']) expect((await call('POST', '/programmes', dated(id, 23))).status).toBe(503);
  const rehearsal = { programme: dated('tried', 23), minutes: 10, scenario: {}, to: TESTER };
  expect((await call('POST', '/rehearsals', rehearsal)).status).toBe(503);
  // It has not ended, and it is not unknown.
  expect((await call('POST', '/programmes/kept/cancel', { reason: 'Nej' })).status).toBe(503);
  expect((await call('GET', '/programmes/kept')).status).toBe(503);
  await production.startTemporal();
  const again = async () => (await call('POST', '/programmes', dated('again', 23))).status;
  await expect.poll(again, { timeout: 60_000 }).toBe(200);
  for (const id of ['again', 'kept'])
    await expect.poll(() => welcomed(id), { timeout: 120_000, interval: 500 }).toEqual(EACH_ONCE);
  const groups = async () => (await call('GET', '/programmes/tried')).body?.groups?.length;
  await expect.poll(groups, { timeout: 60_000 }).toBe(3);
  expect((await call('POST', '/programmes', dated('kept', 23))).status).toBe(200);
  expect(await welcomed('kept')).toEqual(EACH_ONCE);
}, 300_000);

test('a rehearsal needs an address, since this mail server delivers to real people', async () => {
  const { status, body } = await call('POST', '/rehearsals', {
    programme: dated('open', 23),
    minutes: 1,
    scenario: {},
  });
  expect([status, body.errors]).toEqual([422, [expect.objectContaining({ path: 'to', rule: 'required' })]]);
});

test('one that is called off and posted again is answered as what it is', async () => {
  expect((await call('POST', '/programmes/again/cancel', { reason: 'Sparer' })).body).toEqual({ changed: true });
  await expect
    .poll(async () => (await call('GET', '/programmes/again')).body?.phase, { timeout: 60_000 })
    .toBe('ended');
  const { status, body } = await call('POST', '/programmes', dated('again', 23));
  expect([status, body.phase, body.cancelled]).toEqual([200, 'ended', true]);
});
