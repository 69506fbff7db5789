// An inbox on this machine: SMTP in, a page to read it. Loopback only, and no other web page can read what it shows.
import { createServer } from 'node:http';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { ForgetMails } from '../mail/smtp.ts';
import { freePort, LOOPBACK } from './ports.ts';

export interface Inbox {
  readonly smtpUrl: string;
  readonly pageUrl: string;
  readonly forget: ForgetMails;
  stop(): Promise<void>;
}

interface Letter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly kind: string;
  readonly date: string;
}

const SHOWN = 500;

export async function startInbox(dataDir: string, pagePort: number): Promise<Inbox> {
  const folder = join(dataDir, 'inbox');
  mkdirSync(folder, { recursive: true });
  const letters: Letter[] = [];
  const known = (id: string, mail: ParsedMail): Letter => ({
    id,
    to: [mail.to ?? []]
      .flat()
      .map(({ text }) => text)
      .join(', '),
    subject: mail.subject ?? '',
    kind: mail.headerLines.find(({ key }) => key === 'x-gruppementor-mail')?.line.split(': ')[1] ?? '',
    date: (mail.date ?? new Date(0)).toISOString(),
  });
  let count = 0;
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .sort()) {
    const id = file.slice(0, -4);
    count = Math.max(count, Number(id));
    letters.push(known(id, await simpleParser(readFileSync(join(folder, file)))));
  }

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        count += 1;
        const id = String(count).padStart(7, '0');
        writeFileSync(join(folder, `${id}.eml`), raw);
        simpleParser(raw)
          .then((mail) => letters.push(known(id, mail)))
          .then(() => done(), done);
      });
    },
  });
  const smtpPort = await freePort();
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => smtp.listen(smtpPort, LOOPBACK, resolve));

  const app = express();
  app.disable('x-powered-by');
  // A foreign name in Host means that some web page has pointed its own name at this machine.
  app.use((request, response, next) =>
    /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '') ? next() : void response.status(403).end(),
  );
  app.use((_request, response, next) => {
    response.set({
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; img-src data:; frame-ancestors 'self'",
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    next();
  });
  const parsed = (id: string) =>
    /^\d{7}$/.test(id)
      ? simpleParser(readFileSync(join(folder, `${id}.eml`)))
      : Promise.reject(new Error('no such mail'));
  app.get('/', (request, response) => {
    const to = typeof request.query.to === 'string' ? request.query.to : '';
    const rows = letters
      .filter((letter) => letter.to.includes(to))
      .slice(-SHOWN)
      .reverse()
      .map(
        ({ id, to: recipient, subject, date }) =>
          `<tr><td>${date.slice(0, 16).replace('T', ' ')}</td><td>${escape(recipient)}</td><td><a href="/mails/${id}">${escape(subject)}</a></td></tr>`,
      );
    response
      .type('html')
      .send(
        sheet(
          'Inbox',
          `<form><label>To <input name="to" value="${escape(to)}"></label> <button>Show</button></form><p>${letters.length} mails, the newest first</p><table>${rows.join('')}</table>`,
        ),
      );
  });
  app.get('/mails/:id', async (request, response) => {
    const mail = await parsed(request.params.id);
    const headers = ['from', 'to', 'subject', 'date'].map(
      (name) =>
        `<p><b>${name}:</b> ${escape(String(mail.headerLines.find(({ key }) => key === name)?.line.slice(name.length + 2) ?? ''))}</p>`,
    );
    response.type('html').send(
      sheet(
        escape(mail.subject ?? ''),
        `<p><a href="/">Inbox</a></p>${headers.slice(3).join('')}<p>To: ${escape(
          [mail.to ?? []]
            .flat()
            .map(({ text }) => text)
            .join(', '),
        )}</p><iframe title="mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${request.params.id}/html"></iframe><pre>${escape(mail.text ?? '')}</pre>`,
      ),
    );
  });
  app.get('/mails/:id/html', async (request, response) => {
    const mail = await parsed(request.params.id);
    response.type('html').send((mail.html || '').replace('<head>', '<head><base target="_blank">'));
  });
  app.get('/api/mails', (_request, response) => void response.json({ mails: letters }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(pagePort, LOOPBACK, resolve));
  const forget: ForgetMails = async ({ programme, texts }) => {
    let count = 0;
    for (const letter of [...letters]) {
      const mail = await parsed(letter.id);
      if (mail.headers.get('x-gruppementor-programme') !== programme) continue;
      const said = [
        mail.subject,
        mail.text,
        mail.html || '',
        letter.to,
        ...mail.attachments.map(({ content }) => content.toString()),
      ]
        .join('\n')
        .toLowerCase();
      if (texts && !texts.some((text) => said.includes(text.toLowerCase()))) continue;
      rmSync(join(folder, `${letter.id}.eml`), { force: true });
      letters.splice(letters.indexOf(letter), 1);
      count += 1;
    }
    return count;
  };
  return {
    forget,
    smtpUrl: `smtp://${LOOPBACK}:${smtpPort}`,
    pageUrl: `http://localhost:${pagePort}`,
    async stop() {
      server.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => server.close(() => resolve())),
        new Promise<void>((resolve) => smtp.close(() => resolve())),
      ]);
    },
  };
}

function sheet(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>body{font:16px/1.5 Arial,sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem}table{width:100%;border-collapse:collapse}td{border-top:1px solid #ccc;padding:.3rem .5rem .3rem 0;vertical-align:top}iframe{width:100%;height:44rem;border:1px solid #ccc}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f5f5f5;padding:1rem}</style><h1>${title}</h1>${body}</html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
