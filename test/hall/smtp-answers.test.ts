// What a mail server answers is kept for HR to read, without the person it speaks of.
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { portOf } from '../../embedded/ports.ts';
import { openMailer } from '../../mail/smtp.ts';

test.each([
  ["550 5.1.1 <maria.d'angelo@firma.example> unknown", '5.1.1'],
  ["550 5.1.1 no such user maria.d'angelo here", 'no such user'],
  ["552 mailbox of Maria D'Angelo is full", 'is full'],
  ["554 MARIA.D'ANGELO is not known, but mariana is", 'mariana'],
])('"%s" is kept without name and address', async (answer, rest) => {
  const [code] = answer.split(' ');
  const smtp = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'] },
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error(answer.slice(4)), { responseCode: Number(code) })),
  });
  const server = smtp.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const mailer = openMailer(`smtp://127.0.0.1:${portOf(server)}`);
  const to = { name: "Maria D'Angelo", address: "maria.d'angelo@firma.example" };
  const outcome = await mailer.send({ from: 'hr@kommune.example', to, subject: 'Hej', text: 'Kære Maria' });
  mailer.close();
  await new Promise<void>((closed) => smtp.close(() => closed()));
  expect(outcome).toMatchObject({ outcome: 'failed', reason: expect.stringContaining(rest) });
  expect(JSON.stringify(outcome)).not.toMatch(/angelo/i);
});
