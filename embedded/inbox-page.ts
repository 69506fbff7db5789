// The pages that show the inbox of this machine. No other web page can read what they show.
import express, { type Express, type RequestHandler } from 'express';
import { recipientsOf, type MailFolder } from './mail-folder.ts';

const SHOWN = 500;

export function inboxPage(folder: MailFolder): Express {
  const page = express();
  page.disable('x-powered-by');
  page.use(ownHost, shut);
  page.get('/', ({ query }, response) => {
    const to = typeof query.to === 'string' ? query.to : '';
    response.type('html').send(list(folder, to));
  });
  page.get('/mails/:id', async ({ params: { id } }, response) => {
    const mail = await folder.read(id);
    const date = mail.headerLines.find(({ key }) => key === 'date')?.line.slice('date: '.length);
    const body = `<p><a href="/">Inbox</a></p><p><b>date:</b> ${escape(date ?? '')}</p><p>To: ${escape(recipientsOf(mail))}</p>
<iframe title="mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${id}/html"></iframe><pre>${escape(mail.text ?? '')}</pre>`;
    response.type('html').send(sheet(escape(mail.subject ?? ''), body));
  });
  page.get('/mails/:id/html', async ({ params: { id } }, response) => {
    const { html } = await folder.read(id);
    response.type('html').send((html || '').replace('<head>', '<head><base target="_blank">'));
  });
  page.get('/api/mails', (_request, response) => void response.json({ mails: folder.listed }));
  return page;
}

/** A foreign name in Host means that some web page has pointed its own name at this machine. */
const ownHost: RequestHandler = (request, response, next) => {
  if (/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) return next();
  response.status(403).end();
};

const shut: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; img-src data:; frame-ancestors 'self'",
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  next();
};

function list({ listed }: MailFolder, to: string): string {
  const rows = listed
    .filter((mail) => mail.to.includes(to))
    .slice(-SHOWN)
    .toReversed()
    .map(({ id, to: recipient, subject, date }) => {
      const cells = [date.slice(0, 16).replace('T', ' '), escape(recipient)];
      return `<tr><td>${cells.join('</td><td>')}</td><td><a href="/mails/${id}">${escape(subject)}</a></td></tr>`;
    });
  const search = `<form><label>To <input name="to" value="${escape(to)}"></label> <button>Show</button></form>`;
  return sheet('Inbox', `${search}<p>${listed.length} mails, the newest first</p><table>${rows.join('')}</table>`);
}

const STYLE = `body{font:16px/1.5 Arial,sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem}
table{width:100%;border-collapse:collapse}td{border-top:1px solid #ccc;padding:.3rem .5rem .3rem 0;vertical-align:top}
iframe{width:100%;height:44rem;border:1px solid #ccc}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f5f5f5;padding:1rem}`;

function sheet(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1>${body}</html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
