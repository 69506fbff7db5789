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

test('gives up the mails to a person and those that name them, of that programme only', async () => {
  expect(files()).toBe(4);
  expect(await inbox.forget({ programme: 'p', texts: ['Anna Ågård', 'anna@kommune.example'] })).toBe(2);
  expect(files()).toBe(2);
  const { mails } = (await (await fetch(`${inbox.pageUrl}/api/mails`)).json()) as { mails: { to: string }[] };
  expect(mails.map(({ to }) => to)).toEqual(['bo@kommune.example', 'anna@kommune.example']);
});

test('gives up a whole programme when its time is over', async () => {
  expect(await inbox.forget({ programme: 'p' })).toBe(1);
  expect(files()).toBe(1);
});
