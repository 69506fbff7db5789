// The pages that show the inbox of this machine: a list, a mail with its parts, a person's mails as a story. No other web page can
// read what they show.
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express';
import type { Attachment, ParsedMail } from 'mailparser';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { localTimeOf, recipientsOf, type Listed, type MailFolder } from './mail-folder.ts';

const SHOWN = 500;

export function inboxPage(folder: MailFolder): Express {
  const page = express();
  page.disable('x-powered-by');
  page.use(ownHost, shut);
  page.get('/', async (_request, response) => {
    show(response, 'Inbox', <List listed={await folder.listed()} wanted="" />);
  });
  // Posted, and a story is found by one of its mails: no name or address stands in a URL.
  page.post('/', express.urlencoded({ extended: false }), async ({ body }: { body: unknown }, response) => {
    const to: unknown = body && typeof body === 'object' && 'to' in body ? body.to : '';
    show(response, 'Inbox', <List listed={await folder.listed()} wanted={typeof to === 'string' ? to : ''} />);
  });
  page.get('/api/mails', async (_request, response) => void response.json({ mails: await folder.listed() }));
  page.get('/mails/:id/story', async ({ params: { id } }, response, next) => {
    const all = await folder.listed();
    const to = all.find((mail) => mail.id === id)?.to;
    if (to === undefined) return next();
    const listed = all.filter((mail) => mail.to === to).slice(-SHOWN);
    const mails = await Promise.all(listed.map(async (each) => ({ listed: each, mail: await folder.read(each.id) })));
    show(response, to, <Story mails={mails} />);
  });
  page.get('/mails/:id', async ({ params: { id } }, response) => {
    const mail = await folder.read(id);
    show(response, mail.subject ?? '', <Mail id={id} mail={mail} />);
  });
  page.get('/mails/:id/html', async ({ params: { id } }, response) => {
    const { html } = await folder.read(id);
    response.type('html').send((html || '').replace('<head>', '<head><base target="_blank">'));
  });
  page.get('/mails/:id/parts/:part', async ({ params: { id, part } }, response, next) => {
    const attachment = (await folder.read(id)).attachments[Number(part)];
    if (!attachment) return next();
    // As text, whatever it is: nothing that came by mail runs here.
    response.attachment(attachment.filename ?? `part-${part}.txt`).type('application/octet-stream');
    response.send(attachment.content);
  });
  page.use((_request, response) => nothing(response));
  page.use(((_error, _request, response, _next) => nothing(response)) satisfies ErrorRequestHandler);
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
      "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; img-src data:; frame-ancestors 'self'; form-action 'self'",
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  next();
};

function nothing(response: Response): void {
  response.status(404);
  show(response, 'Nothing here', <p>There is no such page or mail in this inbox, or it has been erased.</p>);
}

/** By address, name or subject, whatever the letters' case. */
function List({ listed, wanted }: { listed: readonly Listed[]; wanted: string }): ReactNode {
  const sought = wanted.toLocaleLowerCase('da');
  const found = listed.filter(({ to, subject }) => `${to}\n${subject}`.toLocaleLowerCase('da').includes(sought));
  return (
    <>
      <form method="post" action="/">
        <label>
          Address, name or subject <input name="to" defaultValue={wanted} />
        </label>{' '}
        <button>Show</button>
      </form>
      <p>
        {found.length === listed.length ? `${listed.length} mails` : `${found.length} of ${listed.length} mails`}, the
        newest first
      </p>
      <ul className="mails">
        {found
          .slice(-SHOWN)
          .toReversed()
          .map(({ id, to, subject, local }) => (
            <li key={id}>
              <time>{local}</time>
              <a href={storyOf(id)}>{to}</a>
              <a href={`/mails/${id}`}>{subject}</a>
            </li>
          ))}
      </ul>
    </>
  );
}

const storyOf = (id: string) => `/mails/${id}/story`;

function Mail({ id, mail }: { id: string; mail: ParsedMail }): ReactNode {
  const to = recipientsOf(mail);
  return (
    <>
      <p>
        <a href="/">Inbox</a> · <a href={storyOf(id)}>All to {to}</a>
      </p>
      <p>
        <b>date:</b> {localTimeOf(mail)}
      </p>
      <p>
        <b>to:</b> {to}
      </p>
      <iframe title="mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src={`/mails/${id}/html`} />
      {mail.attachments.map((attachment, index) => (
        <Part key={index} attachment={attachment} url={`/mails/${id}/parts/${index}`} />
      ))}
      <h2>As text</h2>
      <pre>{mail.text ?? ''}</pre>
    </>
  );
}

/** What came with a mail; calendar entries and texts are read here, too. */
function Part({ attachment, url }: { attachment: Attachment; url: string }): ReactNode {
  const { contentType, filename, size, content } = attachment;
  const isText = contentType.startsWith('text/');
  return (
    <>
      <h2>{contentType === 'text/calendar' ? 'Calendar entry' : 'Attachment'}</h2>
      <p>
        <a href={url}>{filename ?? contentType}</a>, {contentType}, {size} bytes
      </p>
      {isText ? <pre>{content.toString()}</pre> : null}
    </>
  );
}

interface Told {
  readonly listed: Listed;
  readonly mail: ParsedMail;
}

/** One person's mails in the order in which they came. */
function Story({ mails }: { mails: readonly Told[] }): ReactNode {
  return (
    <>
      <p>
        <a href="/">Inbox</a> · {mails.length} mails, the oldest first
      </p>
      {mails.map(({ listed: { id, subject, local, kind }, mail }) => (
        <section key={id}>
          <h2>
            <a href={`/mails/${id}`}>{subject}</a>
          </h2>
          <p>
            <time>{local}</time> {kind}
          </p>
          <pre>{mail.text ?? ''}</pre>
        </section>
      ))}
    </>
  );
}

const STYLE = `*{box-sizing:border-box}body{font:16px/1.5 Arial,sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem;color:#1d2521}
h1,h2,a{overflow-wrap:anywhere}h2{font-size:1.1rem;margin:1.5rem 0 .3rem}input,button{font:inherit;padding:.4rem .6rem;max-width:100%}
.mails{list-style:none;padding:0}.mails li{border-top:1px solid #ccc;padding:.5rem 0;display:grid;grid-template-columns:9.5rem 1fr 2fr;gap:.2rem 1rem}
.mails li>*{min-height:1.6rem}time{color:#46544d}@media(max-width:40rem){.mails li{grid-template-columns:1fr}}
iframe{width:100%;height:44rem;border:1px solid #ccc}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f5f5f5;padding:1rem}`;

function show(response: Response, title: string, body: ReactNode): void {
  const page = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {body}
        </main>
      </body>
    </html>,
  );
  response.type('html').send(`<!doctype html>${page}`);
}
