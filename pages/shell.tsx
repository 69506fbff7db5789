// The pages behind links: plain HTML that works without scripts, readable at any width, in the programme's language.
import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { look } from './look.ts';

export interface Page {
  readonly language: string;
  readonly title: string;
  readonly body: ReactNode;
  /** Whom to ask. */
  readonly ask?: string | undefined;
  /** Does more than the page needs. */
  readonly script?: string | undefined;
}

export function renderPage({ language, title, body, ask, script }: Page): string {
  return whole(
    <html lang={language}>
      <Head title={title} script={script} />
      <body className="link">
        <main>
          <House />
          <h1>{title}</h1>
          {body}
          {ask ? <p className="ask">{ask}</p> : null}
        </main>
      </body>
    </html>,
  );
}

export function whole(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

export function Head({ title, script }: Pick<Page, 'title' | 'script'>): ReactNode {
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{title}</title>
      {look().styles.map((address) => (
        <link key={address} rel="stylesheet" href={address} />
      ))}
      {script ? <script type="module" src={script} /> : null}
    </head>
  );
}

/** Whose page it is. */
function House(): ReactNode {
  const { name, logo } = look();
  return (
    <p className="house">
      {logo ? <img src={logo} alt="" /> : null}
      {name}
    </p>
  );
}
