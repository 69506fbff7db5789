// One visit to a link's page: what it is shown with, what a button does, and what comes of it.
import { z } from 'zod';
import { LinkDesk, NotThere, Overtaken, type Opening, type OpenLink } from '../desk/by-link.ts';
import { Refused } from '../desk/refused.ts';
import { faults } from '../domain/body.ts';
import type { Instant, Language } from '../domain/programme.ts';
import { Dates } from '../language/dates.ts';
import { WORDS } from '../language/words.ts';
import { holderOf } from '../links/open.ts';
import type { Links, Reading as ReadToken } from '../links/token.ts';
import {
  away,
  closed,
  faultOf,
  gate,
  MAIL_LINK,
  shown,
  statusOf,
  TOO_LONG,
  type Above,
  type Rendered,
} from './answers.tsx';
import type { Form } from './form.ts';
import { LINK_PAGES } from './links/all.ts';
import { BACK, type Download, type Kept, type Visit } from './links/page.tsx';

/** A draft as its page sends it; anything else is no field of it. */
const said = z.string().optional();
const draftBody = z
  .looseObject({ text: said, question: said, comment: said, version: z.int().min(0).optional().catch(undefined) })
  .refine(({ text, question, comment }) => [text, question, comment].some((each) => each !== undefined), {
    error: 'text, question or comment',
    path: ['text'],
  });

/** A token as it is opened, and whether the browser is known as its holder's. */
export type Reading = ReadToken & { readonly isTheirs: boolean };

const NO_DRAFT = { path: '', rule: 'draft', message: 'nothing is written on this page' };

export class Visiting {
  readonly #desk: LinkDesk;
  readonly #links: Links;
  readonly #signOn: boolean;

  /** @param signOn whether there is one */
  constructor(desk: LinkDesk, links: Links, signOn: boolean) {
    this.#desk = desk;
    this.#links = links;
    this.#signOn = signOn;
  }

  /** @param entered what has been typed */
  async show(reading: Reading, language: Language, entered?: Form): Promise<Rendered> {
    const visit = await this.#open(reading, language, true);
    if ('html' in visit) return visit;
    try {
      return await this.#page({ ...visit, entered }, await this.#beforeIt(visit));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return away(language, entered);
    }
  }

  async act(reading: Reading, form: Form, language: Language): Promise<Rendered> {
    const page = reading.ok ? LINK_PAGES[reading.token.purpose] : undefined;
    if (form.choice === BACK) return this.show(reading, language, form);
    if (form.choice === MAIL_LINK) return this.#mailLink(reading, language);
    // A scanner that posts has pressed no button.
    if (!page?.choices.includes(form.choice)) return this.show(reading, language);
    const { needsStatus = false } = page;
    const asking = typeof needsStatus === 'function' ? needsStatus(form) : needsStatus;
    const visit = await this.#open(reading, language, asking, form);
    if ('html' in visit) return visit;
    const over = page.over?.(visit);
    if (over !== undefined) return this.#page({ ...visit, entered: form }, { over, status: 409 });
    const long = form.tooLong(page.most);
    if (long) return this.#refused(reading, language, form, tooLong(visit, long));
    try {
      const done = await page.act(visit, form, this.#desk);
      if ('says' in done) return shown(visit, done.says);
      const after = { ...visit, status: done.status ?? visit.status, group: done.group ?? visit.group };
      return await this.#page(after, { notes: done.notes ?? [visit.t.done, ...changeable(after)] }, done.loaded);
    } catch (error) {
      if (error instanceof NotThere || (error instanceof Refused && error.breaks('withdrawn')))
        return closed(language, { ok: false, why: 'withdrawn', was: was(visit, reading) }, form);
      if (!(error instanceof Refused)) throw error;
      return error.why === 'away' ? away(language, form) : this.#refused(reading, language, form, error);
    }
  }

  /** Keeps what is being typed, as the page's script sends it. @returns what it is answered with */
  async draft(reading: Reading, given: unknown, language: Language): Promise<{ status: number; body: object }> {
    const page = reading.ok ? LINK_PAGES[reading.token.purpose] : undefined;
    // Whether the task is open is asked when it is kept: once is enough for what comes every few seconds.
    const opening = await this.#open(reading, language, false);
    if ('html' in opening) return { status: opening.status, body: { errors: [notOpened(opening)] } };
    if (!page?.draft) return { status: 405, body: { errors: [NO_DRAFT] } };
    const read = draftBody.safeParse(given);
    if (!read.success) return { status: 422, body: { errors: faults(read.error) } };
    try {
      const { version, at } = await page.draft(opening, read.data, this.#desk);
      return { status: 200, body: { version, savedAt: at.toISOString() } };
    } catch (error) {
      if (error instanceof Overtaken)
        return {
          status: 409,
          body: { errors: [{ path: 'version', rule: 'overtaken', message: opening.t.handIn.overtaken }] },
        };
      if (!(error instanceof Refused)) throw error;
      const { says } = faultOf(opening, error);
      return {
        status: error.breaks('withdrawn') ? 410 : statusOf(error),
        body: { errors: error.faults.map(({ path, rule }) => ({ path, rule, message: says })) },
      };
    }
  }

  /** Another way to see a page; undefined where there is none of that name. */
  async view(reading: Reading, language: Language, name: string): Promise<Rendered | Kept | undefined> {
    const visit = await this.#open(reading, language, true);
    if ('html' in visit) return visit;
    const { views } = LINK_PAGES[visit.link.purpose];
    const view = views && Object.hasOwn(views, name) ? views[name] : undefined;
    if (!view) return undefined;
    const seen = view(await this.#withMore(visit));
    return 'file' in seen ? seen : shown(visit, seen);
  }

  /** A file behind the page; undefined where there is none for the link's holder. */
  async download(
    reading: Reading,
    language: Language,
    path: string | undefined,
  ): Promise<Download | Rendered | undefined> {
    const visit = await this.#open(reading, language, true);
    if ('html' in visit) return visit;
    return LINK_PAGES[visit.link.purpose].download?.(visit, this.#desk, path);
  }

  /** The page again, with what was typed, and beside the field why it was not taken. */
  async #refused(reading: Reading, language: Language, form: Form, error: Refused): Promise<Rendered> {
    const visit = await this.#open(reading, language, true);
    if ('html' in visit) return visit;
    const status = statusOf(error);
    const above = await this.#beforeIt(visit);
    if (above.over) return this.#page({ ...visit, entered: form }, { ...above, status });
    const fault = faultOf(visit, error, LINK_PAGES[visit.link.purpose].fields);
    return this.#page({ ...visit, entered: form, fault }, { status });
  }

  async #page(visit: Visit, above: Above, loaded?: Partial<Visit>): Promise<Rendered> {
    const page = LINK_PAGES[visit.link.purpose];
    const full = { ...(await this.#withMore(visit, loaded)), isOver: above.over !== undefined };
    const answered = above.notes || visit.entered || above.over ? undefined : page.answered?.(full);
    const { t, dates } = visit;
    const said = answered?.own ? (page.answeredWords?.(full) ?? t.answered) : t.answeredByOthers;
    const when = answered && said(dates.moment(answered.at));
    return shown(full, page.show(full, this.#desk), {
      ...above,
      notes: when ? [when, ...changeable(full)] : (above.notes ?? []),
    });
  }

  /** Why nothing can be answered any more, said before the form. */
  async #beforeIt(visit: Visit): Promise<Above> {
    const { ordinary: message, over } = LINK_PAGES[visit.link.purpose];
    const why = over?.(visit);
    if (why !== undefined) return { over: why };
    const ordinary = message?.(visit);
    if (ordinary && visit.status?.phase === 'ended') return { over: visit.words.rules['group-ended'] };
    const rule = ordinary && (await unlessAway(this.#desk.wouldRefuse(visit, ordinary)));
    return rule ? { over: visit.words.rules[rule] } : {};
  }

  /** What the page of this purpose shows besides. */
  async #withMore(visit: Visit, loaded?: Partial<Visit>): Promise<Visit> {
    const { needsWhole, keeps } = LINK_PAGES[visit.link.purpose];
    const whole = needsWhole ? await unlessAway(this.#desk.programmeStatus(visit)) : undefined;
    const kept = keeps ? await this.#desk.kept(visit, keeps) : undefined;
    const more = loaded ?? (await LINK_PAGES[visit.link.purpose].load?.(visit, this.#desk));
    return { ...visit, whole, kept, ...more };
  }

  /** @returns an answer where the link no longer works, or the engine is away. @param form what was posted, to be sent again */
  async #open(reading: Reading, language: Language, asking: boolean, form?: Form): Promise<Visit | Rendered> {
    try {
      const opening = await this.#desk.open(reading, asking);
      if (!opening.ok) return closed(language, opening, form);
      const visit = this.#visitOf(opening.opened, reading);
      return this.#isOpen(visit, reading) ? visit : await this.#gate(visit, { form });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return away(language, form);
    }
  }

  #isOpen(visit: Visit, { isTheirs }: Reading): boolean {
    return isTheirs || !this.#desk.proving.isAsked(visit);
  }

  async #gate(visit: Visit, more: { form?: Form | undefined; mailed?: 'sent' | 'often' }): Promise<Rendered> {
    const byMail = !this.#signOn || !(await this.#desk.proving.hasAccount(visit));
    return gate(visit, { signOn: this.#signOn, byMail, ...more });
  }

  /** To the address that the link itself was mailed to. */
  async #mailLink(reading: Reading, language: Language): Promise<Rendered> {
    const opening = await this.#desk.open(reading, true);
    if (!opening.ok) return closed(language, opening);
    const visit = this.#visitOf(opening.opened, reading);
    const { proving } = this.#desk;
    if (this.#isOpen(visit, reading)) return this.show(reading, language);
    if (this.#signOn && (await proving.hasAccount(visit))) return this.#gate(visit, {});
    try {
      await proving.mailLink(visit, visit.now);
      return await this.#gate(visit, { mailed: 'sent' });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return error.why === 'away' ? away(language, undefined) : this.#gate(visit, { mailed: 'often' });
    }
  }

  #visitOf(opened: OpenLink, { spelled = '' }: Reading): Visit {
    const { record, programme, group, link } = opened;
    const words = WORDS[programme.language];
    const holder = holderOf(record, group?.id, link.person);
    return {
      ...opened,
      words,
      t: words.pages,
      dates: new Dates(words, programme.timeZone),
      n: link.meeting ?? 0,
      now: nowOf(opened),
      address: `/act/${spelled}`,
      place: this.#desk.placeOf(opened),
      // As old as the link that it is reached by, and so on the engine's clock.
      urlOf: (act) => this.#links.url(act, holder, (link.issued ?? 0) * 1000),
    };
  }
}

/** Why what is typed is not kept, to be read beside it. */
function notOpened({ status, language }: Rendered) {
  const { away: later, gate: asked, closed: over } = WORDS[language].pages;
  if (status === 503) return { path: '', rule: 'away', message: later };
  return { path: '', rule: 'link', message: status === 401 ? asked.title : over };
}

/** Nobody's words are cut without a word. */
function tooLong({ t, dates }: Visit, { name, length, most }: { name: string; length: number; most: number }): Refused {
  const message = t.handIn.tooLong(dates.number(length), dates.number(most));
  return new Refused('invalid', [{ path: name, rule: TOO_LONG, message }]);
}

/** What the engine can't tell just now is left out. */
function unlessAway<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    return undefined;
  });
}

function changeable(visit: Visit): readonly string[] {
  const changeable = LINK_PAGES[visit.link.purpose].changeable?.(visit) ?? false;
  const { t, dates } = visit;
  if (changeable === true) return [t.changeable];
  return changeable ? [t.changeableUntil(dates.moment(changeable.until))] : [];
}

function was({ programme, group }: Visit, { token }: ReadToken): Extract<Opening, { readonly ok: false }>['was'] {
  return token && { token, programme, group };
}

/** The engine's clock stands still between two moments; a rehearsal's is not ours. */
function nowOf({ record, status }: OpenLink): Instant {
  const ours = new Date().toISOString();
  const known = status?.now ?? ours;
  return record.rehearsal || Date.parse(known) > Date.parse(ours) ? known : ours;
}
