// The frame of HR's pages: whose they are, who is signed in, where one is, and the page itself.
import type { ReactNode } from 'react';
import type { Language } from '../../domain/programme.ts';
import { WORDS, type Words } from '../../language/words.ts';
import { look } from '../look.ts';
import { Head, whole } from '../shell.tsx';
import { Faults, type HrShown, type HrVisit } from './page.tsx';

export interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly body: ReactNode;
  readonly visit?: HrVisit | undefined;
  readonly programme?: HrShown['programme'];
  readonly script?: string | undefined;
}

export function renderHr({ language, title, body, visit, programme, script }: Frame): string {
  const { hr: t } = WORDS[language];
  const { name, logo } = look();
  const isWrong = (visit?.faults?.length ?? 0) > 0;
  // Of two programmes in two tabs each says whose it is.
  const where = [title, ...(programme && programme.title !== title ? [programme.title] : []), name].join(' – ');
  const done = visit && doneIn(t, visit.query.done);
  return whole(
    <html lang={language}>
      <Head title={`${isWrong ? t.wrongTitle : ''}${where}`} script={script} />
      <body className="hr">
        <a className="skip" href="#page">
          {t.skip}
        </a>
        <header className="top">
          <div className="in">
            {logo ? <img src={logo} alt="" /> : null}
            <a className="home" href="/hr/">
              {name}
            </a>
            {visit ? <Who visit={visit} /> : null}
          </div>
        </header>
        {visit ? <Menu visit={visit} programme={programme} /> : null}
        <main id="page">
          {programme ? <p className="hint">{programme.title}</p> : null}
          <h1>{title}</h1>
          {done ? (
            <p className="note" role="status">
              {done}
            </p>
          ) : null}
          {visit ? <Faults visit={visit} /> : null}
          {body}
        </main>
        <footer className="foot">
          <div className="in">
            <p>{t.blind}</p>
            <a href="/hr/accessibility">{t.accessibility.title}</a>
          </div>
        </footer>
      </body>
    </html>,
  );
}

/** The words for what was just done, where the address names such. */
function doneIn({ done }: Words['hr'], named: string | undefined): string | undefined {
  return Object.entries(done).find(([name]) => name === named)?.[1];
}

function Who({ visit: { who, t, language } }: { visit: HrVisit }): ReactNode {
  const other: Language = language === 'da' ? 'en' : 'da';
  return (
    <div className="who">
      <span>{t.signedIn(who.name, t.roles[who.role])}</span>
      <form method="post" action="/hr/language">
        <button type="submit" name="language" value={other} lang={other}>
          {t.languages[other]}
        </button>
      </form>
      <form method="post" action="/hr/sign-out">
        <button type="submit" name="choice" value="sign-out">
          {t.signOut}
        </button>
      </form>
    </div>
  );
}

function Menu({ visit: { t, here }, programme }: { visit: HrVisit; programme: HrShown['programme'] }): ReactNode {
  const own = programme ? `/hr/programmes/${encodeURIComponent(programme.id)}` : undefined;
  const links: readonly (readonly [string, string])[] =
    own === undefined
      ? [
          ['/hr/', t.menu.start],
          ['/hr/programmes/new', t.menu.fresh],
          ['/hr/import', t.menu.upload],
          ['/hr/log', t.menu.log],
        ]
      : [
          ['/hr/', t.menu.start],
          [own, t.menu.programme],
          ...(programme?.introduced ? [[`${own}/introduction`, t.menu.introduction] as const] : []),
          [`${own}/people`, t.menu.people],
          [`${own}/mails`, t.menu.mails],
          [`${own}/timeline`, t.menu.timeline],
          [`${own}/changes`, t.menu.changes],
          [`${own}/texts`, t.menu.texts],
          [`${own}/report`, t.menu.report],
        ];
  return (
    <nav className="nav" aria-label={t.menu.label}>
      <div className="in">
        {links.map(([address, label]) => (
          <a key={address} href={address} aria-current={address === here ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </div>
    </nav>
  );
}
