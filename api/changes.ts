// HR's API for what changes while a programme runs: moves, people, calling off, and what has been looked at.
import { Router } from 'express';
import { z } from 'zod';
import { menteeBody, personBody } from '../domain/body.ts';
import { readInstant, withOffset } from '../domain/local-time.ts';
import { MEETINGS, type Group, type Person, type Programme } from '../domain/programme.ts';
import { judgePeople } from '../domain/rules.ts';
import type { ForgetMails } from '../mail/smtp.ts';
import type { Database } from '../records/database.ts';
import { dropCandidate, erasePeople, mendPerson, nameCandidate, whereFound, type Mending } from '../records/people.ts';
import { ledger } from '../records/ledger.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { keepWords } from '../records/words.ts';
import type { Keys } from '../host/settings.ts';
import { groupWith, personIn, placesOf, read, words, type Lookup } from '../desk/lookup.ts';
import { placeFor, placeOf, previewMoves, wishOf } from '../desk/moving.ts';
import { Problem } from './problems.ts';

export interface ChangeTools {
  readonly db: Database;
  readonly lookup: Lookup;
  readonly keys: Keys;
  readonly forgetMails?: ForgetMails | undefined;
}

const flags = {
  force: z.boolean().default(false).describe('Overrides what may be overridden: days off, odd hours, short gaps'),
  preview: z.boolean().default(false).describe('Answers with what would change; nothing is done'),
};
export const moveBody = z.strictObject({
  startsAt: z.string(),
  location: z.string().trim().max(200).optional(),
  ...flags,
});
export const postponeBody = z
  .strictObject({
    days: z.int().min(1).max(366).optional(),
    to: z.iso.date().optional().describe('The day of the next meeting; all later ones move by as many days'),
    ...flags,
  })
  .refine(({ days, to }) => (days === undefined) !== (to === undefined), {
    error: 'either days or to',
    path: ['days'],
  });
export const reasonBody = z.strictObject({ reason: words.describe('Told to everybody in the mail that cancels') });
export const mendBody = personBody
  .partial()
  .extend({ manager: menteeBody.shape.manager, employedSince: menteeBody.shape.employedSince });

/** How long an erasure waits for the goodbye to reach the one who is erased. */
const GOODBYE_MS = 3_000;

export function changeRoutes({ db, lookup, keys, forgetMails }: ChangeTools): Router {
  const router = Router();
  const { knownGroup, running, toGroup, toProgramme } = lookup;

  router.post('/programmes/:id/groups/:group/meetings/:n/move', async (request, response) => {
    const { record, group } = await knownGroup(request.params.id, request.params.group);
    const body = read(moveBody, request.body);
    const meeting = meetingNumber(request.params.n);
    const startsAt = readInstant(body.startsAt, record.programme.timeZone);
    if (!startsAt)
      throw new Problem(422, [
        {
          path: 'startsAt',
          rule: 'date-time',
          message: 'a local date-time such as 2027-02-02T16:00, or an instant with an offset',
        },
      ]);
    const known = (await lookup.stateOf(record)).groups.get(group.id);
    const elsewhere = body.location !== undefined && body.location !== placeOf(record, group, known, meeting);
    if (body.preview)
      return void response.json(
        await previewMoves(lookup, record, [group], { meeting, startsAt }, body.force, elsewhere),
      );
    const place = await placeFor(db, record, group, known, meeting, body.location);
    const answer = await toGroup(record, group, 'moveMeeting', {
      meeting,
      startsAt,
      by: 'hr',
      ...(place ? { place } : {}),
      ...(body.force ? { force: true } : {}),
    });
    response.json({ ...answer, meeting, startsAt: withOffset(startsAt, record.programme.timeZone) });
  });

  router.post('/programmes/:id/groups/:group/postpone', async (request, response) => {
    const { record, group } = await knownGroup(request.params.id, request.params.group);
    const { preview: asked, ...wish } = read(postponeBody, request.body);
    if (asked) return void response.json(await previewMoves(lookup, record, [group], wishOf(wish), wish.force));
    response.json(await toGroup(record, group, 'postpone', { ...given(wish), by: 'hr' }));
  });

  router.post('/programmes/:id/postpone', async (request, response) => {
    const record = await running(request.params.id);
    const { preview: asked, ...wish } = read(postponeBody, request.body);
    if (asked)
      return void response.json(await previewMoves(lookup, record, record.programme.groups, wishOf(wish), wish.force));
    response.json(await toProgramme(record, 'postpone', { ...given(wish), by: 'hr' }));
  });

  router.put('/programmes/:id/groups/:group/mentor', async (request, response) => {
    const { record, group } = await knownGroup(request.params.id, request.params.group);
    const person = read(personBody, request.body);
    const { mentor } = group;
    if (!mentor.gone && mentor.email.toLowerCase() === person.email.toLowerCase())
      return void response.json({ changed: false, mentor: mentor.id });
    const warnings = judged(
      {
        ...record.programme,
        groups: record.programme.groups.map((other) =>
          other.id === group.id ? { ...other, mentor: { ...person, id: 'new' } } : other,
        ),
      },
      record.programme,
      '',
    );
    const id = await candidate(record, group, 'mentor', person, (mentorId) =>
      toGroup(record, group, 'replaceMentor', { mentor: mentorId, by: 'hr' }),
    );
    response.json({ changed: true, mentor: id, warnings });
  });

  router.post('/programmes/:id/groups/:group/mentees', async (request, response) => {
    const { record, group } = await knownGroup(request.params.id, request.params.group);
    const person = read(menteeBody, request.body);
    const there = group.mentees.find(({ email, gone }) => !gone && email.toLowerCase() === person.email.toLowerCase());
    if (there) return void response.json({ changed: false, mentee: there.id });
    const full = group.mentees.filter(({ gone }) => !gone).length >= 8;
    const warnings = judged(
      {
        ...record.programme,
        groups: record.programme.groups.map((other) =>
          other.id === group.id ? { ...other, mentees: [...other.mentees, { ...person, id: 'new' }] } : other,
        ),
      },
      record.programme,
      '',
    );
    if (full) throw new Problem(409, [{ path: '', rule: 'R9', message: 'a group has at most eight mentees' }]);
    const id = await candidate(record, group, 'mentee', person, (mentee) =>
      toGroup(record, group, 'addMentee', { person: mentee, by: 'hr' }),
    );
    response.status(201).json({ changed: true, mentee: id, warnings });
  });

  router.post('/programmes/:id/cancel', async (request, response) => {
    const record = await running(request.params.id);
    const { reason } = read(reasonBody, request.body);
    await keepWords(db, keys.content, record.programme.id, 'hr', 'cancel-reason', reason);
    response.json(await toProgramme(record, 'cancel', { by: 'hr' }));
  });

  router.post('/programmes/:id/groups/:group/cancel', async (request, response) => {
    const { record, group } = await knownGroup(request.params.id, request.params.group);
    const { reason } = read(reasonBody, request.body);
    await keepWords(db, keys.content, record.programme.id, 'hr', `cancel-reason.${group.id}`, reason);
    response.json(await toGroup(record, group, 'cancel', { by: 'hr' }));
  });

  router.post('/programmes/:id/groups/:group/meetings/:n/not-held', async (request, response) => {
    const { record, group } = await knownGroup(request.params.id, request.params.group);
    response.json(
      await toGroup(record, group, 'meetingNotHeld', { meeting: meetingNumber(request.params.n), by: 'hr' }),
    );
  });

  router.put('/programmes/:id/groups/:group/meetings/:n/hand-ins/:person', async (request, response) => {
    const { record, group } = await knownGroup(request.params.id, request.params.group);
    const { handedIn } = read(z.strictObject({ handedIn: z.boolean() }), request.body);
    response.json(
      await toGroup(record, group, 'handIn', {
        meeting: meetingNumber(request.params.n),
        person: personIn(group, request.params.person, 404),
        handedIn,
        by: 'hr',
      }),
    );
  });

  router.post('/programmes/:id/attention/:attention/acknowledge', async (request, response) => {
    const record = await running(request.params.id);
    const { attention } = request.params;
    const group = record.programme.groups.find(
      ({ id }) => attention.startsWith(`${id}-`) && /^\d+$/.test(attention.slice(id.length + 1)),
    );
    if (!group && !/^programme-\d+$/.test(attention)) throw new Problem(404);
    const message = { attention, by: 'hr' };
    const answer = group && (await toGroup(record, group, 'acknowledge', message).catch(unlessOver));
    // What a group has left behind is the programme's to end.
    response.json(answer ?? (await toProgramme(record, 'acknowledge', message)));
  });

  router.patch('/programmes/:id/people/:person', async (request, response) => {
    const record = await lookup.known(request.params.id);
    const mending = read(mendBody, request.body);
    const { person, places } = placesOf(record, request.params.person);
    if (person.gone === 'erased') throw new Problem(410);
    const ids = places.map(({ id }) => id);
    const warnings = judged(mendedProgramme(record.programme, ids, mending), record.programme, '');
    await mendPerson(db, record.programme.id, ids, mending);
    // Who holds no place any more gets nothing that could be sent again.
    if (!record.endedAt) await Promise.all(places.filter(({ gone }) => !gone).map((place) => mendedIn(record, place)));
    const fresh = await lookup.known(record.programme.id);
    response.json({ person: personView(fresh.people.get(person.id) ?? person), places: ids, warnings });
  });

  router.delete('/programmes/:id/people/:person', async (request, response) => {
    const record = await lookup.known(request.params.id);
    const { person, places } = placesOf(record, request.params.person);
    const { programme, endedAt } = record;
    if (!endedAt && places.some(({ id }) => id === programme.hr.id))
      throw new Problem(409, [
        {
          path: '',
          rule: 'R7',
          message: "HR's contact is needed while the programme runs; put another in with PATCH instead",
        },
      ]);
    const left: string[] = [];
    if (!endedAt) {
      for (const place of places) {
        const group = groupWith(programme, place.id);
        if (!group || place.gone || (place.id !== group.mentor.id && !group.mentees.some(({ id }) => id === place.id)))
          continue;
        const { changed } = await toGroup(record, group, 'dropout', { person: place.id, by: 'hr' }).catch(
          (error: unknown) =>
            error instanceof Problem && error.status === 409 ? { changed: false } : Promise.reject(error as Error),
        );
        if (changed) left.push(place.id);
      }
      await goodbyesSent(programme.id, left);
    }
    const now = new Date();
    const texts = [person.name, ...places.map(({ email }) => email)].filter(Boolean);
    const keptMails = texts.length > 0 ? ((await forgetMails?.({ programme: programme.id, texts })) ?? 0) : 0;
    const erased = await erasePeople(db, programme.id, places, now.toISOString());
    const entries = (await ledger(db, programme.id)).filter((entry) => places.some(({ id }) => id === entry.person));
    response.json({
      ...{
        person: person.id,
        places: places.map(({ id }) => id),
        left,
        at: withOffset(now.toISOString(), programme.timeZone),
      },
      erased: {
        people: erased.people,
        words: erased.words,
        keptMails,
        fields: ['name', 'email', 'department', 'organisation', 'manager', 'employedSince'],
      },
      kept: [
        {
          what: 'ledger',
          count: entries.length,
          duty: 'which mails were sent when, under an id that leads back to nobody: the record of how the programme was run',
        },
        {
          what: 'counts',
          duty: 'attendance, hand-ins and talks as numbers, for the report on the use of public money',
        },
        { what: 'engine', duty: 'ids, instants and states only; the engine never held a name or an address' },
        { what: 'backups', duty: 'those from before now hold the data until they expire' },
      ],
      stillFound: await whereFound(db, programme.id, texts),
    });
  });
  return router;

  function meetingNumber(text: string): number {
    const meeting = Number(text);
    if (!Number.isInteger(meeting) || meeting < 1 || meeting > MEETINGS) throw new Problem(404);
    return meeting;
  }

  /** Names somebody for a place, and takes the name back where the programme's rules refuse them. */
  async function candidate(
    { programme }: ProgrammeRecord,
    group: Group,
    role: 'mentor' | 'mentee',
    person: Omit<Person, 'id'>,
    send: (id: string) => Promise<unknown>,
  ): Promise<string> {
    const id = await nameCandidate(db, { programme: programme.id, group: group.id, role }, person);
    try {
      await send(id);
    } catch (error) {
      // Where there was no answer the engine may still put them in.
      if (error instanceof Problem && error.status !== 503) await dropCandidate(db, programme.id, id);
      throw error;
    }
    return id;
  }

  /** The programme and the groups that write to somebody: HR gets mails from every group. */
  async function mendedIn(record: ProgrammeRecord, { id }: Person): Promise<void> {
    const { hr, groups } = record.programme;
    const writing = groups.filter((group) => id === hr.id || id.startsWith(`${group.id}.`));
    const message = { person: id, by: 'hr' };
    await Promise.all([
      toProgramme(record, 'mended', message),
      ...writing.map((group) => toGroup(record, group, 'mended', message).catch(unlessOver)),
    ]);
  }

  async function goodbyesSent(programme: string, people: readonly string[]): Promise<void> {
    for (const end = Date.now() + GOODBYE_MS; people.length > 0 && Date.now() < end;) {
      const mails = (await ledger(db, programme)).filter(({ person }) => people.includes(person));
      if (mails.some(({ kind }) => kind === 'dropout-confirmed') && mails.every(({ outcome }) => outcome !== 'planned'))
        return;
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }
}

/** A group that has ended has nothing left to change. */
function unlessOver(error: unknown): undefined {
  if (error instanceof Problem && error.errors.some(({ rule }) => rule === 'group-ended')) return undefined;
  throw error;
}

function given({
  days,
  to,
  force,
}: {
  readonly days?: number | undefined;
  readonly to?: string | undefined;
  readonly force: boolean;
}) {
  return {
    ...(days === undefined ? {} : { days }),
    ...(to === undefined ? {} : { to }),
    ...(force ? { force: true } : {}),
  };
}

/** Warnings that a change adds. @throws Problem 409 with the rules that it would break */
function judged(after: Programme, before: Programme, path: string) {
  const [fresh, old] = [judgePeople(after), judgePeople(before)];
  const known = new Set([...old.errors, ...old.warnings].map(({ message }) => message));
  const errors = fresh.errors.filter(({ message }) => !known.has(message));
  if (errors.length > 0)
    throw new Problem(
      409,
      errors.map(({ rule, message }) => ({ path, rule, message })),
    );
  return fresh.warnings.filter(({ message }) => !known.has(message));
}

function mendedProgramme(programme: Programme, ids: readonly string[], mending: Mending): Programme {
  const mend = <P extends Person>(person: P): P =>
    ids.includes(person.id)
      ? { ...person, ...Object.fromEntries(Object.entries(mending).filter(([, value]) => value !== undefined)) }
      : person;
  return {
    ...programme,
    hr: mend(programme.hr),
    sponsor: mend(programme.sponsor),
    groups: programme.groups.map((group) => ({
      ...group,
      mentor: mend(group.mentor),
      mentees: group.mentees.map(mend),
    })),
  };
}

function personView({ id, name, email, department, organisation }: Person) {
  return { id, name, email, ...(department ? { department } : {}), ...(organisation ? { organisation } : {}) };
}
