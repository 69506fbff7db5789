// Link pages: GET shows the choices of a link, POST carries one out. A link's purpose decides what may be done, never the form.
import { Router, urlencoded, type Request, type Response } from 'express';
import { readInstant } from '../domain/local-time.ts';
import type { Programme } from '../domain/programme.ts';
import type { Link, Links } from '../mail/links.ts';
import type { Database } from '../records/database.ts';
import { findProgramme } from '../records/programmes.ts';
import { keepWords } from '../records/words.ts';
import { linkRefusals } from '../metrics.ts';
import type { Keys } from '../settings.ts';
import { Gone, type Engine } from './engine.ts';
import { choices, moveLook } from './forms.tsx';
import type { Lookup } from './lookup.ts';
import { placeFor, placeOf, previewMoves } from './moving.ts';
import { pageTexts, type PageTexts } from './page-texts.ts';
import { renderPage } from './page.tsx';
import { Problem } from './problems.ts';
import { withdrawn, type Visit } from './visit.ts';

interface ActTools {
  readonly db: Database;
  readonly engine: Engine;
  readonly links: Links;
  readonly keys: Keys;
  readonly lookup: Lookup;
}

type Form = Readonly<Record<string, unknown>>;

export function actRoutes(tools: ActTools): Router {
  const { db, engine, links } = tools;
  const router = Router();
  router.use((_request, response, next) => {
    response.set({ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    next();
  });
  router.get('/:token', async (request, response) => {
    const visit = await open(request, response);
    if (visit) show(response, visit);
  });
  router.post('/:token', urlencoded({ extended: false, limit: '100kb' }), async (request, response) => {
    const visit = await open(request, response);
    if (!visit) return;
    const form = (request.body ?? {}) as Form;
    try {
      if (visit.link.purpose === 'move' && form.choice !== 'move') return await look(response, visit, form, tools);
      await carryOut(visit, form, tools);
    } catch (error) {
      return refused(response, visit, error);
    }
    if (visit.link.purpose === 'leave') return farewell(response, visit);
    if (visit.link.purpose === 'concern') return said(response, visit, visit.t.concern, visit.t.concernRaised);
    if (visit.link.purpose === 'move') return said(response, visit, visit.t.move(visit.link.meeting ?? 0, visit.group?.name ?? ''), visit.t.moved);
    show(response, (await visitOf(visit.link)) ?? visit, visit.t.done);
  });
  return router;

  async function open(request: Request, response: Response): Promise<Visit | undefined> {
    const reading = await links.read(String(request.params.token));
    if (!reading.ok) {
      const programme = reading.link && (await findProgramme(db, reading.link.programme))?.programme;
      closed(response, reading.why === 'expired' ? 410 : 404, reading.why, programme);
      return undefined;
    }
    try {
      const visit = await visitOf(reading.link);
      if (visit && !withdrawn(visit)) return visit;
      closed(response, 410, 'withdrawn', visit?.programme ?? (await findProgramme(db, reading.link.programme))?.programme);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const t = pageTexts.da;
      response.status(error.status).type('html').send(renderPage({ language: 'da', title: t.refused, body: <p>{t.away}</p> }));
    }
    return undefined;
  }

  async function visitOf(link: Link): Promise<Visit | undefined> {
    const record = await findProgramme(db, link.programme);
    if (!record) return undefined;
    const { programme } = record;
    const form = link.purpose === 'closing-form' || link.purpose === 'mentor-survey';
    // Nothing is taken in from whoever has been erased: nobody would come to erase it.
    const holder = record.people.get(link.person);
    if (!holder || holder.gone === 'erased' || (form && holder.gone)) return undefined;
    if (record.endedAt && !form) return undefined;
    const group = programme.groups.find(({ id }) => id === link.group);
    const status = group && !form ? await engine.groupStatus(programme.id, group.id) : undefined;
    if (group && !form && !status) return undefined;
    return { link, programme, group, status, places: record.places, t: pageTexts[programme.language] };
  }
}

async function carryOut(visit: Visit, form: Form, { engine, db, keys }: ActTools): Promise<void> {
  const { link, group, status } = visit;
  const by = link.purpose === 'approve-finish' ? 'hr' : link.person;
  const words = (name: string) => (typeof form[name] === 'string' ? form[name].trim().slice(0, 4000) : '');
  const list = (name: string) => [form[name] ?? []].flat().filter((value): value is string => typeof value === 'string');
  const meeting = link.meeting ?? 0;
  const { programme } = link;
  if (link.purpose === 'circle') {
    await engine.toProgramme(programme, 'circleMeetingHeld', { kind: link.circle ?? 'evaluation', round: meeting, by });
    return;
  }
  if (!group) throw new Gone();
  const ids = new Set(group.mentees.map(({ id }) => id));
  const send: typeof engine.toGroup = (...message) => engine.toGroup(...message);
  switch (link.purpose) {
    case 'meeting': {
      if (form.choice === 'not-held') return void (await send(programme, group.id, 'meetingNotHeld', { meeting, by }));
      const hours = Number(words('hours').replace(',', '.'));
      await send(programme, group.id, 'meetingHeld', { meeting, attended: list('attended').filter((id) => ids.has(id)), by, ...(words('hours') && Number.isFinite(hours) ? { hours } : {}) });
      return;
    }
    case 'talks': {
      const ticked = new Set(list('held'));
      const active = status?.mentees.filter((mentee) => mentee.status === 'active') ?? [];
      // Taken back before given: the group ends with the last one.
      const changed = active.filter(({ id, talk }) => ticked.has(id) !== (talk === 'held')).toSorted((a, b) => Number(ticked.has(a.id)) - Number(ticked.has(b.id)));
      for (const { id } of changed) await send(programme, group.id, 'talkHeld', { person: id, held: ticked.has(id), by });
      return;
    }
    case 'move': {
      const wish = wished(form, visit);
      const place = await placeFor(db, visit, group, status, meeting, wish.place);
      await send(programme, group.id, 'moveMeeting', { meeting, startsAt: wish.startsAt, by, ...(place ? { place } : {}) });
      return;
    }
    case 'concern':
      await send(programme, group.id, 'raiseConcern', { by });
      return;
    case 'hand-in':
      await send(programme, group.id, 'handIn', { meeting, person: link.person, handedIn: form.choice !== 'take-back', by });
      return;
    case 'leave':
    case 'dropouts': {
      const person = link.purpose === 'leave' ? link.person : words('person');
      if (!ids.has(person) || status?.mentees.some(({ id, status: state }) => id === person && state === 'left')) return;
      await send(programme, group.id, 'dropout', { person, by });
      if (words('reason')) await keepWords(db, keys.content, programme, person, 'dropout-reason', words('reason'));
      return;
    }
    case 'propose-finish':
      await send(programme, group.id, 'proposeFinish', { by });
      return;
    case 'approve-finish':
      if (form.choice === 'decline') await send(programme, group.id, 'declineFinish', { by });
      else await send(programme, group.id, 'finishEarly', { by });
      return;
    case 'closing-form':
      await keepWords(db, keys.content, programme, link.person, 'closing-form', JSON.stringify({ clarified: words('clarified'), goal: words('goal'), nextStep: words('nextStep') }));
      return;
    case 'mentor-survey':
      await keepWords(db, keys.content, programme, link.person, 'mentor-survey', JSON.stringify([0, 1, 2].map((index) => words(`answer${index}`))));
      return;
  }
}

/** Before a meeting is moved its mentor sees what that would do. */
async function look(response: Response, visit: Visit, form: Form, { db, lookup }: ActTools): Promise<void> {
  const { programme, group, link, t } = visit;
  const record = await findProgramme(db, programme.id);
  if (!group || !record) throw new Gone();
  const wish = wished(form, visit);
  const elsewhere = wish.place !== placeOf(visit, group, visit.status, link.meeting ?? 0);
  const shown = await previewMoves(lookup, record, [group], { meeting: link.meeting ?? 0, startsAt: wish.startsAt }, false, elsewhere);
  const { language, hr } = programme;
  response.type('html').send(renderPage({ language, title: t.moveSure(link.meeting ?? 0, group.name), ask: t.ask(hr.name, hr.email), body: moveLook(visit, shown, wish) }));
}

function wished(form: Form, visit: Visit): { readonly startsAt: string; readonly date: string; readonly time: string; readonly place: string } {
  const text = (name: string) => (typeof form[name] === 'string' ? form[name].trim().slice(0, 200) : '');
  const [date, time] = [text('date'), text('time')];
  const startsAt = readInstant(`${date}T${time}`, visit.programme.timeZone);
  if (!startsAt) throw new Problem(422, [{ path: 'date', rule: 'date-time', message: visit.t.noDate }]);
  return { startsAt, date, time, place: text('place') };
}

function refused(response: Response, { programme, t }: Visit, error: unknown): void {
  if (error instanceof Gone) return closed(response, 410, 'withdrawn', programme);
  if (!(error instanceof Problem)) throw error;
  const why = error.status === 503 ? t.away : error.errors.map(({ rule, message }) => t.rules[rule] ?? message).join(' ');
  response.status(error.status).type('html').send(renderPage({ language: programme.language, title: t.refused, body: <><p>{why}</p><p><a href="">{t.back}</a></p></>, ask: t.ask(programme.hr.name, programme.hr.email) }));
}

function closed(response: Response, status: number, why: keyof PageTexts['closedWhy'], programme: Programme | undefined): void {
  linkRefusals.inc({ why });
  const t = pageTexts[programme?.language ?? 'da'];
  const ask = programme?.hr.email ? t.ask(programme.hr.name, programme.hr.email) : t.askSender;
  response.status(status).type('html').send(renderPage({ language: programme?.language ?? 'da', title: t.closed, body: <p>{t.closedWhy[why]}</p>, ask }));
}

/** Leaving can't be taken back on the page, so the page doesn't ask again. */
function farewell(response: Response, visit: Visit): void {
  said(response, visit, visit.t.left, visit.t.leftText);
}

function said(response: Response, { programme, t }: Visit, title: string, note: string): void {
  response.type('html').send(renderPage({ language: programme.language, title, body: <p className="note" role="status">{note}</p>, ask: t.ask(programme.hr.name, programme.hr.email) }));
}

function show(response: Response, visit: Visit, note?: string): void {
  const { title, body } = choices(visit);
  const { programme, t } = visit;
  response.type('html').send(renderPage({ language: programme.language, title, ask: t.ask(programme.hr.name, programme.hr.email), body: <>{note ? <p className="note" role="status">{note}</p> : null}{body}</> }));
}
