// The pages behind links: plain HTML that works without scripts, readable at any width, in the programme's language.
import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const css = `
*{box-sizing:border-box}body{margin:0;background:#f3f4f1;color:#1d2521;font:18px/1.55 Arial,Helvetica,sans-serif}
form.plain{background:none;padding:0;margin:0}.wrong{color:#a3120a;font-weight:bold;display:block;margin:0 0 .4rem}[aria-invalid]{border:2px solid #a3120a}
main{max-width:38rem;margin:0 auto;padding:2rem 1.25rem 3rem;background:#fff;border-top:6px solid #1f5f4f;min-height:100vh;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem}form{margin:1.5rem 0;padding:1.25rem;background:#f3f7f5;border-radius:6px}
fieldset{border:0;margin:0 0 1rem;padding:0}legend,.label{font-weight:bold;padding:0;margin:0 0 .4rem;display:block}
.choice{display:flex;gap:.7rem;align-items:center;min-height:2.75rem}input[type=checkbox],input[type=radio]{width:1.4rem;height:1.4rem;accent-color:#1f5f4f;flex:none}
input[type=number],input[type=date],input[type=time],input[type=text],textarea{font:inherit;width:100%;padding:.5rem;border:1px solid #46544d;border-radius:4px;background:#fff;margin:0 0 1rem}
button{font:inherit;font-weight:bold;background:#1f5f4f;color:#fff;border:0;border-radius:4px;padding:.7rem 1.3rem;min-height:2.75rem;cursor:pointer}
button.second{background:#fff;color:#1f5f4f;border:2px solid #1f5f4f}:focus-visible{outline:3px solid #b35c00;outline-offset:2px}
@media(min-width:40rem){.scale .choice{display:inline-flex;margin-right:1.4rem}}.scale{margin:1.4rem 0}[data-count]{margin:-.7rem 0 1rem}.choice+button{margin-top:1rem}.wide table{min-width:24rem}th,td{overflow-wrap:normal}table{border-collapse:collapse;width:100%;font-size:.95rem;margin:.5rem 0 1.2rem}th,td{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid #d5dcd8;vertical-align:top}thead th{color:#46544d}.wide{overflow-x:auto}.plot{width:100%;max-width:30rem;height:auto;display:block;margin:.5rem 0}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1rem;font-size:.95rem}
@media print{section{break-inside:avoid}body{background:#fff;font-size:12pt}main{max-width:none;border:0;padding:0}form,.ask{display:none}article{break-inside:avoid}a{color:inherit}}
h3{font-size:1rem;margin:1rem 0 .2rem}article{border-top:1px solid #d5dcd8;margin:1.2rem 0 0}h2{font-size:1.15rem;margin:1.5rem 0 .4rem}.written{white-space:pre-wrap;overflow-wrap:anywhere}.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.buttons{display:flex;flex-wrap:wrap;gap:.7rem}details{margin:0 0 1rem}summary{cursor:pointer;font-weight:bold;min-height:2.75rem;padding:.5rem 0}input[type=file]{font:inherit;width:100%;margin:0 0 1rem}a{color:#1f5f4f}
dl{margin:0 0 1rem}dt{font-weight:bold;margin-top:.8rem}dd{margin:0}dd s{color:#46544d}.note{background:#e4f1ea;padding:.8rem 1rem;border-radius:6px}.ask{color:#46544d;font-size:1rem;border-top:1px solid #d5dcd8;padding-top:1rem;margin-top:2rem}`;

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
  const page: ReactElement = (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        {script ? <script type="module" src={script} /> : null}
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {body}
          {ask ? <p className="ask">{ask}</p> : null}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
