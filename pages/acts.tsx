// Link pages: GET shows the choices of a link, POST carries one out. A link's purpose decides what may be done, never the form.
import { createHash } from 'node:crypto';
import { Router, urlencoded, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { readInstant } from '../domain/local-time.ts';
import type { Language, Programme } from '../domain/programme.ts';
import type { Link, Links } from '../links/token.ts';
import type { GroupMessage, GroupMessages } from '../workflows/messages.ts';
import { isOlder, type Purpose } from '../links/holding.ts';
import type { GroupStatus } from '../domain/status.ts';
import type { Database } from '../records/database.ts';
import { findProgramme } from '../records/programmes.ts';
import { keepWords } from '../records/words.ts';
import { linkRefusals } from '../host/metrics.ts';
import type { Keys } from '../host/settings.ts';
import { Gone, type Engine } from '../desk/engine.ts';
import { choices, moveLook } from './forms.tsx';
import type { Lookup } from '../desk/lookup.ts';
import { placeFor, placeOf, previewMoves } from '../desk/moving.ts';
import { pageTexts, type PageTexts } from './page-texts.ts';
import { renderPage } from './shell.tsx';
import { Problem } from '../api/problems.ts';
import { withdrawn, type Visit } from './visit.ts';

interface ActTools {
  readonly db: Database;
  readonly engine: Engine;
  readonly links: Links;
  readonly keys: Keys;
  readonly lookup: Lookup;
}

type Form = Readonly<Record<string, unknown>>;

/** From one address: a whole town hall may share one. */
const VISITS_A_MINUTE = 1200;

/** By one link: the engine takes 2,000 messages with an answer for as long as a group is open, and they have to do for everybody. */
const ANSWERS_A_DAY = 100;

/** Choices that are made from where the group stands; for all others the engine alone tells whether the link still holds, in one call. */
const FROM_STATUS: readonly Purpose[] = ['move', 'talks', 'dropouts'];

export function actRoutes(tools: ActTools): Router {
  const { db, engine, links } = tools;
  const router = Router();
  router.use((_request, response, next) => {
    response.set({ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    next();
  });
  router.use(
    rateLimit({
      windowMs: 60_000,
      limit: VISITS_A_MINUTE,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (_request, response) => unread(response, 429, 'busy'),
    }),
  );
  router.get('/:token', async (request, response) => {
    const link = await read(request, response);
    const visit = link && (await open(link, response, true));
    if (visit) show(response, visit);
  });
  const perLink = rateLimit({
    ...{
      windowMs: 86_400_000,
      limit: ANSWERS_A_DAY,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      keyGenerator: (request) => createHash('sha256').update(String(request.params.token)).digest('hex'),
    },
    skip: async (request) => !(await links.read(String(request.params.token))).ok,
    handler: (_request, response) => unread(response, 429, 'often'),
  });
  router.post('/:token', perLink, urlencoded({ extended: false, limit: '100kb' }), async (request, response) => {
    const link = await read(request, response);
    if (!link) return;
    const form = (request.body ?? {}) as Form;
    // On its way while the page's programme is read; what it meets is dealt with below.
    const told = tell(link, form, engine);
    told?.catch(() => undefined);
    const visit = await open(link, response, FROM_STATUS.includes(link.purpose));
    if (!visit) return;
    let status: GroupStatus | undefined;
    try {
      if (visit.link.purpose === 'move' && form.choice !== 'move') return await look(response, visit, form, tools);
      status = (await (told ?? carryOut(visit, form, tools))) ?? visit.status;
    } catch (error) {
      return refused(response, visit, error);
    }
    if (visit.link.purpose === 'leave') return farewell(response, visit);
    if (visit.link.purpose === 'concern') return said(response, visit, visit.t.concern, visit.t.concernRaised);
    if (visit.link.purpose === 'move')
      return said(response, visit, visit.t.move(visit.link.meeting ?? 0, visit.group?.name ?? ''), visit.t.moved);
    show(response, { ...visit, status }, visit.t.done);
  });
  return router;

  async function read(request: Request, response: Response): Promise<Link | undefined> {
    const reading = await links.read(String(request.params.token));
    if (reading.ok) return reading.link;
    const programme = reading.link && (await findProgramme(db, reading.link.programme))?.programme;
    closed(response, reading.why === 'expired' ? 410 : 404, reading.why, programme);
    return undefined;
  }

  async function open(link: Link, response: Response, asking: boolean): Promise<Visit | undefined> {
    try {
      const visit = await visitOf(link, asking);
      if (visit && !withdrawn(visit)) return visit;
      closed(response, 410, 'withdrawn', visit?.programme ?? (await findProgramme(db, link.programme))?.programme);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      unread(response, error.status, 'away');
    }
    return undefined;
  }

  async function visitOf(link: Link, asking: boolean): Promise<Visit | undefined> {
    const record = await findProgramme(db, link.programme);
    if (!record) return undefined;
    const { programme } = record;
    const form = link.purpose === 'closing-form' || link.purpose === 'mentor-survey';
    // Nothing is taken in from whoever has been erased: nobody would come to erase it.
    const holder = record.people.get(link.person);
    if (!holder || holder.gone === 'erased' || (form && holder.gone)) return undefined;
    if (record.endedAt && !form) return undefined;
    // The earlier of the database's clock and the engine's, since they may differ.
    if (
      !record.rehearsal &&
      isOlder(link, Math.min(record.createdAt.getTime(), record.startedAt?.getTime() ?? Infinity))
    )
      return undefined;
    const group = programme.groups.find(({ id }) => id === link.group);
    const asked = group && asking && !form ? group : undefined;
    const status = asked && (await engine.groupStatus(programme.id, asked.id));
    if (asked && !status) return undefined;
    return { link, programme, group, status, places: record.places, t: pageTexts[programme.language] };
  }
}

const words = (form: Form, name: string) => (typeof form[name] === 'string' ? form[name].trim().slice(0, 4000) : '');
const list = (form: Form, name: string) =>
  [form[name] ?? []].flat().filter((value): value is string => typeof value === 'string');

/** Sends messages to the link's group in its holder's name. They are answered with where the group then stands. */
function sender({ programme, group, purpose, person, meeting, issued }: Link, engine: Engine) {
  const by = purpose === 'approve-finish' ? 'hr' : person;
  const link = {
    purpose,
    person,
    ...(meeting === undefined ? {} : { meeting }),
    ...(issued === undefined ? {} : { issued }),
  };
  return async <Name extends GroupMessage>(
    name: Name,
    message: GroupMessages[Name],
  ): Promise<GroupStatus | undefined> => {
    if (group === undefined) throw new Gone();
    return (await engine.toGroup(programme, group, name, { ...message, by, link })).status;
  };
}

/** Sends what the engine alone judges. @returns undefined for all else, which `carryOut` does */
function tell(link: Link, form: Form, engine: Engine): Promise<GroupStatus | undefined> | undefined {
  const send = sender(link, engine);
  const meeting = link.meeting ?? 0;
  switch (link.purpose) {
    case 'meeting': {
      if (form.choice === 'not-held') return send('meetingNotHeld', { meeting });
      const hours = Number(words(form, 'hours').replace(',', '.'));
      return send('meetingHeld', {
        meeting,
        attended: list(form, 'attended'),
        ...(words(form, 'hours') && Number.isFinite(hours) ? { hours } : {}),
      });
    }
    case 'concern':
      return send('raiseConcern', {});
    case 'hand-in':
      return send('handIn', { meeting, person: link.person, handedIn: form.choice !== 'take-back' });
    case 'propose-finish':
      return send('proposeFinish', {});
    case 'approve-finish':
      return send(form.choice === 'decline' ? 'declineFinish' : 'finishEarly', {});
    default:
      return undefined;
  }
}

/** @returns where the group then stands, if it was asked */
async function carryOut(visit: Visit, form: Form, { engine, db, keys }: ActTools): Promise<GroupStatus | undefined> {
  const { link, group, status } = visit;
  const meeting = link.meeting ?? 0;
  const { programme } = link;
  if (link.purpose === 'circle') {
    await engine.toProgramme(programme, 'circleMeetingHeld', {
      kind: link.circle ?? 'evaluation',
      round: meeting,
      by: link.person,
    });
    return undefined;
  }
  if (!group) throw new Gone();
  const ids = new Set(group.mentees.map(({ id }) => id));
  const send = sender(link, engine);
  switch (link.purpose) {
    case 'talks': {
      const ticked = new Set(list(form, 'held'));
      const active = status?.mentees.filter((mentee) => mentee.status === 'active') ?? [];
      // Taken back before given: the group ends with the last one.
      const changed = active
        .filter(({ id, talk }) => ticked.has(id) !== (talk === 'held'))
        .toSorted((a, b) => Number(ticked.has(a.id)) - Number(ticked.has(b.id)));
      let after: GroupStatus | undefined;
      for (const { id } of changed) after = await send('talkHeld', { person: id, held: ticked.has(id) });
      return after;
    }
    case 'move': {
      const wish = wished(form, visit);
      const place = await placeFor(db, visit, group, status, meeting, wish.place);
      return send('moveMeeting', { meeting, startsAt: wish.startsAt, ...(place ? { place } : {}) });
    }
    case 'leave':
    case 'dropouts': {
      const person = link.purpose === 'leave' ? link.person : words(form, 'person');
      if (!ids.has(person) || status?.mentees.some(({ id, status: state }) => id === person && state === 'left'))
        return undefined;
      const after = await send('dropout', { person });
      if (words(form, 'reason'))
        await keepWords(db, keys.content, programme, person, 'dropout-reason', words(form, 'reason'));
      return after;
    }
    case 'closing-form':
      await keepWords(
        db,
        keys.content,
        programme,
        link.person,
        'closing-form',
        JSON.stringify({
          clarified: words(form, 'clarified'),
          goal: words(form, 'goal'),
          nextStep: words(form, 'nextStep'),
        }),
      );
      return undefined;
    case 'mentor-survey':
      await keepWords(
        db,
        keys.content,
        programme,
        link.person,
        'mentor-survey',
        JSON.stringify([0, 1, 2].map((index) => words(form, `answer${index}`))),
      );
      return undefined;
    default:
      return undefined;
  }
}

/** Before a meeting is moved its mentor sees what that would do. */
async function look(response: Response, visit: Visit, form: Form, { db, lookup }: ActTools): Promise<void> {
  const { programme, group, link, t } = visit;
  const record = await findProgramme(db, programme.id);
  if (!group || !record) throw new Gone();
  const wish = wished(form, visit);
  const elsewhere = wish.place !== placeOf(visit, group, visit.status, link.meeting ?? 0);
  const shown = await previewMoves(
    lookup,
    record,
    [group],
    { meeting: link.meeting ?? 0, startsAt: wish.startsAt },
    false,
    elsewhere,
  );
  const { language, hr } = programme;
  response
    .type('html')
    .send(
      renderPage({
        language,
        title: t.moveSure(link.meeting ?? 0, group.name),
        ask: t.ask(hr.name, hr.email),
        body: moveLook(visit, shown, wish),
      }),
    );
}

function wished(
  form: Form,
  visit: Visit,
): { readonly startsAt: string; readonly date: string; readonly time: string; readonly place: string } {
  const text = (name: string) => (typeof form[name] === 'string' ? form[name].trim().slice(0, 200) : '');
  const [date, time] = [text('date'), text('time')];
  const startsAt = readInstant(`${date}T${time}`, visit.programme.timeZone);
  if (!startsAt) throw new Problem(422, [{ path: 'date', rule: 'date-time', message: visit.t.noDate }]);
  return { startsAt, date, time, place: text('place') };
}

function refused(response: Response, { programme, t }: Visit, error: unknown): void {
  if (error instanceof Gone || (error instanceof Problem && error.errors.some(({ rule }) => rule === 'withdrawn')))
    return closed(response, 410, 'withdrawn', programme);
  if (!(error instanceof Problem)) throw error;
  const why =
    error.status === 503 ? t.away : error.errors.map(({ rule, message }) => t.rules[rule] ?? message).join(' ');
  response
    .status(error.status)
    .type('html')
    .send(
      renderPage({
        language: programme.language,
        title: t.refused,
        body: (
          <>
            <p>{why}</p>
            <p>
              <a href="">{t.back}</a>
            </p>
          </>
        ),
        ask: t.ask(programme.hr.name, programme.hr.email),
      }),
    );
}

function closed(
  response: Response,
  status: number,
  why: keyof PageTexts['closedWhy'],
  programme: Programme | undefined,
): void {
  linkRefusals.inc({ why });
  const language = programme?.language ?? asked(response);
  const t = pageTexts[language];
  const ask = programme?.hr.email ? t.ask(programme.hr.name, programme.hr.email) : t.askSender;
  response
    .status(status)
    .type('html')
    .send(renderPage({ language, title: t.closed, body: <p>{t.closedWhy[why]}</p>, ask }));
}

/** To somebody of whom nothing is known yet. */
function unread(response: Response, status: number, why: 'busy' | 'often' | 'away'): void {
  const language = asked(response);
  const t = pageTexts[language];
  response
    .status(status)
    .type('html')
    .send(renderPage({ language, title: t.refused, body: <p>{t[why]}</p> }));
}

/** The language that the browser asks for, where no programme says one. */
function asked(response: Response): Language {
  return response.req.acceptsLanguages('da', 'en') === 'en' ? 'en' : 'da';
}

/** Leaving can't be taken back on the page, so the page doesn't ask again. */
function farewell(response: Response, visit: Visit): void {
  said(response, visit, visit.t.left, visit.t.leftText);
}

function said(response: Response, { programme, t }: Visit, title: string, note: string): void {
  response.type('html').send(
    renderPage({
      language: programme.language,
      title,
      body: (
        <p className="note" role="status">
          {note}
        </p>
      ),
      ask: t.ask(programme.hr.name, programme.hr.email),
    }),
  );
}

function show(response: Response, visit: Visit, note?: string): void {
  const { title, body } = choices(visit);
  const { programme, t } = visit;
  response.type('html').send(
    renderPage({
      language: programme.language,
      title,
      ask: t.ask(programme.hr.name, programme.hr.email),
      body: (
        <>
          {note ? (
            <p className="note" role="status">
              {note}
            </p>
          ) : null}
          {body}
        </>
      ),
    }),
  );
}
