// Link pages: GET shows the choices of a link, POST carries one out. A link's purpose decides what may be done, never the form.
import { Router, urlencoded, type Request, type Response } from 'express';
import type { ReactNode } from 'react';
import type { Group, Programme } from '../domain/programme.ts';
import type { Link, Links } from '../mail/links.ts';
import type { Database } from '../records/database.ts';
import { findProgramme } from '../records/programmes.ts';
import { keepWords } from '../records/words.ts';
import type { Keys } from '../settings.ts';
import type { GroupStatus } from '../workflows/status.ts';
import { Gone, type Engine } from './engine.ts';
import { pageTexts, type PageTexts } from './page-texts.ts';
import { renderPage } from './page.tsx';
import { Problem } from './problems.ts';

interface ActTools {
  readonly db: Database;
  readonly engine: Engine;
  readonly links: Links;
  readonly keys: Keys;
}

/** A link in use: whose it is, and where its group stands. */
interface Visit {
  readonly link: Link;
  readonly programme: Programme;
  readonly group: Group | undefined;
  readonly status: GroupStatus | undefined;
  readonly t: PageTexts;
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
    try {
      await carryOut(visit, (request.body ?? {}) as Form, tools);
    } catch (error) {
      return refused(response, visit, error);
    }
    if (visit.link.purpose === 'leave') return farewell(response, visit);
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
    if (record.endedAt && !form) return undefined;
    const group = programme.groups.find(({ id }) => id === link.group);
    const status = group && !form ? await engine.groupStatus(programme.id, group.id) : undefined;
    if (group && !form && !status) return undefined;
    return { link, programme, group, status, t: pageTexts[programme.language] };
  }
}

/** The holder has left, or what the link is about has fallen away. */
function withdrawn({ link, status }: Visit): boolean {
  if (!status) return false;
  if (status.phase === 'ended') return true;
  if (status.mentees.some(({ id, status: state }) => id === link.person && state === 'left')) return true;
  return (link.purpose === 'meeting' || link.purpose === 'hand-in') && status.meetings.some(({ meeting, status: state }) => meeting === link.meeting && state === 'cancelled');
}

async function carryOut({ link, group, status }: Visit, form: Form, { engine, db, keys }: ActTools): Promise<void> {
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
    case 'talks':
      for (const person of list('held').filter((id) => ids.has(id))) await send(programme, group.id, 'talkHeld', { person, by });
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

function refused(response: Response, { programme, t }: Visit, error: unknown): void {
  if (error instanceof Gone) return closed(response, 410, 'withdrawn', programme);
  if (!(error instanceof Problem)) throw error;
  const why = error.status === 503 ? t.away : error.errors.map(({ message }) => message).join('. ');
  response.status(error.status).type('html').send(renderPage({ language: programme.language, title: t.refused, body: <p>{why}</p>, ask: t.ask(programme.hr.name, programme.hr.email) }));
}

function closed(response: Response, status: number, why: keyof PageTexts['closedWhy'], programme: Programme | undefined): void {
  const t = pageTexts[programme?.language ?? 'da'];
  const ask = programme?.hr.email ? t.ask(programme.hr.name, programme.hr.email) : t.askSender;
  response.status(status).type('html').send(renderPage({ language: programme?.language ?? 'da', title: t.closed, body: <p>{t.closedWhy[why]}</p>, ask }));
}

/** Leaving can't be taken back on the page, so the page doesn't ask again. */
function farewell(response: Response, { programme, t }: Visit): void {
  response.type('html').send(renderPage({ language: programme.language, title: t.left, body: <p className="note" role="status">{t.leftText}</p>, ask: t.ask(programme.hr.name, programme.hr.email) }));
}

function show(response: Response, visit: Visit, note?: string): void {
  const { title, body } = choices(visit);
  const { programme, t } = visit;
  response.type('html').send(renderPage({ language: programme.language, title, ask: t.ask(programme.hr.name, programme.hr.email), body: <>{note ? <p className="note" role="status">{note}</p> : null}{body}</> }));
}

const button = (label: string, choice?: string, second = false) => (
  <>
    {choice ? <input type="hidden" name="choice" value={choice} /> : null}
    <button type="submit" className={second ? 'second' : undefined}>{label}</button>
  </>
);

function choices({ link, group, status, t }: Visit): { title: string; body: ReactNode } {
  const n = link.meeting ?? 0;
  const active = group?.mentees.filter(({ id }) => status?.mentees.some((mentee) => mentee.id === id && mentee.status === 'active')) ?? [];
  const meeting = status?.meetings.find((candidate) => candidate.meeting === n);
  switch (link.purpose) {
    case 'meeting':
      return {
        title: t.meeting(n, group?.name ?? ''),
        body: (
          <>
            <form method="post">
              <fieldset>
                <legend>{t.attended}</legend>
                {active.map(({ id, name }) => (
                  <label key={id} className="choice"><input type="checkbox" name="attended" value={id} defaultChecked={meeting?.attended?.includes(id) ?? true} />{name}</label>
                ))}
              </fieldset>
              <label className="label" htmlFor="hours">{t.hours}</label>
              <input type="number" id="hours" name="hours" min="0" max="100" step="0.5" defaultValue={meeting?.hours} />
              {button(t.held, 'held')}
            </form>
            <form method="post">{button(t.notHeld, 'not-held', true)}</form>
          </>
        ),
      };
    case 'circle':
      return { title: t.circle(link.circle ?? 'evaluation', n), body: <form method="post">{button(t.held)}</form> };
    case 'talks':
      return {
        title: t.talks,
        body: (
          <form method="post">
            <fieldset>
              <legend>{group?.name}</legend>
              {active.map(({ id, name }) => {
                const held = status?.mentees.some((mentee) => mentee.id === id && mentee.talk === 'held');
                return <label key={id} className="choice"><input type="checkbox" name="held" value={id} defaultChecked={link.ticked === true || held} />{name}</label>;
              })}
            </fieldset>
            {button(t.confirm)}
          </form>
        ),
      };
    case 'hand-in': {
      const done = status?.handedIn[n]?.includes(link.person);
      return {
        title: t.handIn(n),
        body: (
          <>
            <p>{done ? t.isHandedIn : t.handInText}</p>
            {done ? <form method="post">{button(t.takeBack, 'take-back', true)}</form> : <form method="post">{button(t.handedIn, 'handed-in')}</form>}
          </>
        ),
      };
    }
    case 'leave':
      return { title: t.leave, body: <><p>{t.leaveText}</p><form method="post"><label className="label" htmlFor="reason">{t.reason}</label><textarea id="reason" name="reason" rows={3} maxLength={4000} />{button(t.leaveButton)}</form></> };
    case 'dropouts':
      return {
        title: t.dropouts,
        body: (
          <>
            <p>{t.dropoutsText}</p>
            {active.map(({ id, name }) => (
              <form method="post" key={id}>
                <input type="hidden" name="person" value={id} />
                <label className="label" htmlFor={`reason-${id}`}>{name}: {t.reason}</label>
                <textarea id={`reason-${id}`} name="reason" rows={2} maxLength={4000} />
                {button(t.dropout(name), undefined, true)}
              </form>
            ))}
          </>
        ),
      };
    case 'propose-finish':
      return { title: t.propose, body: <><p>{t.proposeText}</p><form method="post">{button(t.proposeButton)}</form></> };
    case 'approve-finish':
      return { title: t.approve(group?.name ?? ''), body: <><p>{t.approveText}</p><form method="post">{button(t.approveButton, 'approve')}</form><form method="post">{button(t.decline, 'decline', true)}</form></> };
    case 'closing-form':
      return {
        title: t.closing,
        body: (
          <form method="post">
            <fieldset>
              <legend>{t.clarified}</legend>
              {Object.entries(t.clarifiedChoices).map(([value, label]) => <label key={value} className="choice"><input type="radio" name="clarified" value={value} defaultChecked={value === 'yes'} />{label}</label>)}
            </fieldset>
            <label className="label" htmlFor="goal">{t.goal}</label><textarea id="goal" name="goal" rows={3} maxLength={4000} />
            <label className="label" htmlFor="nextStep">{t.nextStep}</label><input type="date" id="nextStep" name="nextStep" />
            {button(t.send)}
          </form>
        ),
      };
    case 'mentor-survey':
      return {
        title: t.survey,
        body: (
          <form method="post">
            {t.surveyQuestions.map((question, index) => <div key={question}><label className="label" htmlFor={`answer${index}`}>{question}</label><textarea id={`answer${index}`} name={`answer${index}`} rows={3} maxLength={4000} /></div>)}
            {button(t.send)}
          </form>
        ),
      };
  }
}
