// HR's API: preview, start and follow programmes, and say what happened in them.
import { createHash, timingSafeEqual } from 'node:crypto';
import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { agenda } from '../domain/agenda.ts';
import { readProgramme } from '../domain/body.ts';
import { Calendar } from '../domain/plan.ts';
import type { Programme } from '../domain/programme.ts';
import { judge, type Warning } from '../domain/rules.ts';
import { scenarioBody } from '../domain/scenario.ts';
import type { ForgetMails } from '../mail/smtp.ts';
import type { Database } from '../records/database.ts';
import { ledger } from '../records/ledger.ts';
import { findProgramme, keepProgramme, listProgrammes, type ProgrammeRecord } from '../records/programmes.ts';
import { keepWords, readWords } from '../records/words.ts';
import type { HrKey, Keys } from '../host/settings.ts';
import { changeRoutes } from './changes.ts';
import type { Engine } from '../desk/engine.ts';
import { openLookup, personIn, placesOf, read, who, words } from '../desk/lookup.ts';
import { openApi } from './openapi.ts';
import { Problem } from './problems.ts';
import { reportView } from '../desk/report.ts';
import { ledgerView, previewView, programmeView, timelineView } from '../desk/views.ts';

export interface ApiTools {
  readonly db: Database;
  readonly engine: Engine;
  readonly keys: Keys;
  readonly forgetMails?: ForgetMails | undefined;
}

const MOST_LISTED = 50;

function needsKey(keys: readonly HrKey[]): RequestHandler {
  return (request, response, next) => {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const hash = createHash('sha256').update(given).digest();
    // Every key is compared, so that the time taken tells nothing.
    const known = keys.filter(({ sha256 }) => timingSafeEqual(Buffer.from(sha256, 'hex'), hash));
    if (known.length > 0) return next();
    response.set('WWW-Authenticate', 'Bearer');
    next(new Problem(401));
  };
}

/** A posted programme that keeps the rules, with its warnings. @throws Problem 422 with every rule it breaks */
function accepted(body: unknown, prefix = ''): { programme: Programme; warnings: readonly Warning[] } {
  const reading = readProgramme(body);
  const errors = (list: readonly { path: string; rule: string; message: string }[]) =>
    list.map((fault) => ({ ...fault, path: prefix + fault.path }));
  if (!reading.ok) throw new Problem(422, errors(reading.errors));
  const verdict = judge(reading.programme, new Date().toISOString());
  if (verdict.errors.length > 0) throw new Problem(422, errors(verdict.errors));
  return { programme: reading.programme, warnings: verdict.warnings };
}

export function programmeRoutes({ db, engine, keys, forgetMails }: ApiTools): Router {
  const router = Router();
  const lookup = openLookup(db, engine);
  const { known, knownGroup, stateOf, toGroup } = lookup;
  router.get('/openapi.json', (_request, response) => void response.json(openApi()));
  router.use(needsKey(keys.hr));

  router.post('/programmes/preview', (request, response) => {
    const { programme, warnings } = accepted(request.body);
    response.json(previewView(programme, new Date().toISOString(), warnings));
  });

  router.post('/programmes', async (request, response) => {
    const reading = readProgramme(request.body);
    // A repeated post finds its programme also when its first meeting has since passed.
    const known = reading.ok ? await findProgramme(db, reading.programme.id) : undefined;
    const programme = known && reading.ok ? reading.programme : accepted(request.body).programme;
    const kept = await keepProgramme(db, programme);
    if (kept === 'other')
      throw new Problem(409, [{ path: 'id', rule: 'id-taken', message: 'another programme has this id' }]);
    if (!known?.endedAt) await engine.startProgramme(programme.id);
    response
      .status(kept === 'new' ? 201 : 200)
      .location(`/api/programmes/${programme.id}`)
      .json(programmeView(programme, { groups: new Map() }, false));
  });

  router.get('/programmes', async (request, response) => {
    const { before } = read(z.object({ before: z.string().optional() }), request.query);
    const ids = await listProgrammes(db, MOST_LISTED, before);
    const programmes = await Promise.all(ids.map(async (id) => view(await known(id))));
    response.json({ programmes, ...(ids.length === MOST_LISTED ? { nextBefore: ids.at(-1) } : {}) });
  });

  router.get(
    '/programmes/:id',
    async (request, response) => void response.json(await view(await known(request.params.id))),
  );

  router.get('/programmes/:id/mails', async (request, response) => {
    const record = await known(request.params.id);
    const query = read(
      z.object({ person: who.optional(), kind: z.string().max(60).optional(), group: z.string().max(60).optional() }),
      request.query,
    );
    const people = query.person === undefined ? undefined : placesOf(record, query.person).places.map(({ id }) => id);
    const entries = (await ledger(db, record.programme.id)).filter(
      (entry) =>
        (people?.includes(entry.person) ?? true) &&
        (query.kind ?? entry.kind) === entry.kind &&
        (query.group ?? entry.group) === entry.group,
    );
    response.json(ledgerView(record.programme, entries));
  });

  router.get('/programmes/:id/timeline', async (request, response) => {
    const record = await known(request.params.id);
    const { happenings } = await stateOf(record);
    response.json(timelineView(record.programme, await ledger(db, record.programme.id), happenings));
  });

  router.get('/programmes/:id/report', async (request, response) => {
    const record = await known(request.params.id);
    const { programme } = record;
    const [{ status, groups }, entries, forms] = await Promise.all([
      stateOf(record),
      ledger(db, programme.id),
      readWords(db, keys.content, programme.id, 'closing-form'),
    ]);
    const newest = status && { ...status, groups: status.groups.map((group) => groups.get(group.group) ?? group) };
    response.json(reportView(programme, newest, entries, [...forms.values()]));
  });

  router.post('/programmes/:id/groups/:group/dropouts', async (request, response) => {
    const { record, group } = await knownGroup(request.params.id, request.params.group);
    const body = read(z.strictObject({ person: who, reason: words.optional() }), request.body);
    const person = personIn(group, body.person, 409, true);
    const answer = await toGroup(record, group, 'dropout', { person, by: 'hr' });
    if (body.reason) await keepWords(db, keys.content, record.programme.id, person, 'dropout-reason', body.reason);
    response.json(answer);
  });

  router.post('/programmes/:id/groups/:group/early-finish', async (request, response) => {
    const { record, group } = await knownGroup(request.params.id, request.params.group);
    read(z.strictObject({}), request.body);
    response.json(await toGroup(record, group, 'finishEarly', { by: 'hr' }));
  });

  router.post('/programmes/:id/groups/:group/meetings/:n/held', async (request, response) => {
    const { record, group } = await knownGroup(request.params.id, request.params.group);
    const body = read(
      z.strictObject({ attended: z.array(who).max(50).optional(), hours: z.number().min(0).max(100).optional() }),
      request.body,
    );
    const meeting = Number(request.params.n);
    if (!Number.isInteger(meeting) || meeting < 1 || meeting > 4) throw new Problem(404);
    const attended = body.attended?.map((person) => personIn(group, person));
    response.json(
      await toGroup(record, group, 'meetingHeld', {
        meeting,
        by: 'hr',
        ...(attended ? { attended } : {}),
        ...(body.hours === undefined ? {} : { hours: body.hours }),
      }),
    );
  });

  router.post('/programmes/:id/groups/:group/talks/:person/held', async (request, response) => {
    const { record, group } = await knownGroup(request.params.id, request.params.group);
    const { held } = read(z.strictObject({ held: z.boolean().default(true) }), request.body);
    response.json(
      await toGroup(record, group, 'talkHeld', { person: personIn(group, request.params.person, 404), held, by: 'hr' }),
    );
  });

  router.use(changeRoutes({ db, lookup, keys, forgetMails }));

  router.post('/rehearsals', async (request, response) => {
    const body = read(
      z.strictObject({
        programme: z.unknown(),
        minutes: z.number().min(0.5).max(600).default(2),
        scenario: scenarioBody,
        to: z.email().optional(),
      }),
      request.body,
    );
    const { programme } = accepted(body.programme, 'programme.');
    const kept = await keepProgramme(db, programme, { scenario: body.scenario, to: body.to });
    if (kept !== 'new')
      throw new Problem(409, [
        { path: 'programme.id', rule: 'id-taken', message: 'a programme or a rehearsal under way has this id' },
      ]);
    const { origin, pace } = paceOf(programme, body.minutes);
    await engine.startRehearsal({ programme: programme.id, origin, pace });
    response
      .status(201)
      .location(`/api/programmes/${programme.id}`)
      .json({ id: programme.id, programme: programme.id, minutes: body.minutes });
  });
  return router;

  async function view(record: ProgrammeRecord) {
    const reasons = await readWords(db, keys.content, record.programme.id, 'dropout-reason');
    return programmeView(record.programme, await stateOf(record), record.rehearsal !== null, {
      reasons,
      places: record.places,
    });
  }
}

/** A rehearsal begins the day before the first planned mail, and its pace takes it to the last in the minutes given. */
function paceOf(programme: Programme, minutes: number): { origin: number; pace: number } {
  const early = new Date(
    Math.min(...programme.groups.map(({ meetings }) => Date.parse(meetings[0]?.startsAt ?? ''))) - 24 * 86_400_000,
  ).toISOString();
  const calendar = new Calendar(programme);
  const origin = calendar.morning(calendar.workingDays.onOrBefore(calendar.day(early)));
  const last =
    agenda(programme, origin)
      .filter(({ kind }) => kind === 'final-report')
      .at(-1)?.at ?? origin;
  const span = Date.parse(last) + 2 * 86_400_000 - Date.parse(origin);
  return { origin: Date.parse(origin), pace: span / (minutes * 60_000) };
}
