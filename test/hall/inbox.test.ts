// The inbox of one machine keeps mails as files; erasing a person reaches those, too.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInbox, type Inbox } from '../../embedded/inbox.ts';
import { freePort } from '../../embedded/ports.ts';
import { openMailer } from '../../mail/smtp.ts';

let inbox: Inbox;
const folder = mkdtempSync(join(tmpdir(), 'gruppementor-inbox-'));
const files = () => readdirSync(join(folder, 'inbox')).length;

beforeAll(async () => {
  inbox = await startInbox(folder, await freePort());
  const mailer = openMailer(inbox.smtpUrl);
  const send = (programme: string, to: string, text: string) =>
    mailer.send({
      from: 'hr@kommune.example',
      to: { name: '', address: to },
      subject: 'Hej',
      text,
      date: 'Tue, 02 Feb 2027 16:00:00 +0100',
      icalEvent: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n' },
      headers: { 'X-Gruppementor-Programme': programme },
    });
  await send('p', 'anna@kommune.example', 'Kære Anna');
  await send('p', 'mentor@kommune.example', 'På holdet er Anna Ågård og Bo');
  await send('p', 'bo@kommune.example', 'Kære Bo');
  await send('q', 'anna@kommune.example', 'Et andet forløb');
  mailer.close();
});

afterAll(async () => {
  await inbox.stop();
  rmSync(folder, { recursive: true });
});

test('finds a mail by any case, tells a person’s mails in their order, and shows what came with one', async () => {
  const page = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${inbox.pageUrl}${path}`, init);
    return { status: response.status, text: await response.text() };
  };
  const found = (await page('/', { method: 'POST', body: new URLSearchParams({ to: 'ANNA@kommune' }) })).text;
  // No address stands in a link.
  expect(found).not.toMatch(/href="[^"]*(@|%40)/);
  expect([found.includes('2 of 4 mails'), found.includes('bo@kommune.example')]).toEqual([true, false]);
  const story = (await page('/mails/0000001/story')).text;
  expect(story.indexOf('Kære Anna')).toBeGreaterThan(-1);
  expect(story.indexOf('Kære Anna')).toBeLessThan(story.indexOf('Et andet forløb'));
  // On the clock that the mail was written by.
  expect(story).toContain('2027-02-02 16:00');
  const mail = (await page('/mails/0000001')).text;
  expect(mail).toContain('Calendar entry');
  expect(mail).toContain('METHOD:REQUEST');
  for (const path of ['/mails/0009999', '/mails/x', '/mails/0000001/parts/9', '/mails/0009999/story', '/nothing']) {
    const { status, text } = await page(path);
    expect([path, status, /\bat \w+ \(|node_modules|Error:/.test(text)]).toEqual([path, 404, false]);
  }
});

test('gives up the mails to a person and those that name them, of that programme only', async () => {
  expect(files()).toBe(4);
  expect(await inbox.forget({ programme: 'p', texts: ['Anna Ågård', 'anna@kommune.example'] })).toBe(2);
  expect(files()).toBe(2);
  const { mails } = (await (await fetch(`${inbox.pageUrl}/api/mails`)).json()) as { mails: { to: string }[] };
  expect(mails.map(({ to }) => to)).toEqual(['bo@kommune.example', 'anna@kommune.example']);
});

test('shows the others where one has been taken away by hand', async () => {
  const mailer = openMailer(inbox.smtpUrl);
  await mailer.send({ from: 'hr@kommune.example', to: { name: '', address: 'eva@kommune.example' }, subject: 'Hej' });
  mailer.close();
  rmSync(join(folder, 'inbox', '0000005.eml'));
  const response = await fetch(inbox.pageUrl);
  expect([response.status, (await response.text()).includes('2 mails')]).toEqual([200, true]);
});

test('gives up a whole programme when its time is over', async () => {
  expect(await inbox.forget({ programme: 'p' })).toBe(1);
  expect(files()).toBe(1);
});
