// Every route of HR's API. Each is a line to the desk; openapi.ts describes them from here.
import { z } from 'zod';
import * as ask from '../desk/requests.ts';
import { Reply, route, type Route } from './route.ts';

const id = z.string();
const group = z.string();
const n = z
  .string()
  .regex(/^[1-4]$/)
  .transform(Number)
  .describe('The meeting, 1 to 4');
const person = z.string().describe('A person, by id or by address');

const none = z.object({});
const ofProgramme = z.object({ id });
const ofGroup = z.object({ id, group });
const ofMeeting = z.object({ id, group, n });

const anything = z.unknown();
const some = z.record(z.string(), z.unknown());
const answer = z
  .object({ changed: z.boolean() })
  .meta({ id: 'Answer', description: 'Whether it changed anything; a repeated call does not' });

/** What is read: no body, and no query but where one is given. */
const reading = { method: 'get', body: anything, query: anything, answer: some } as const;
/** What is done, and answered with whether it changed anything. */
const doing = { method: 'post', body: anything, query: anything, answer } as const;

const programmes: readonly Route[] = [
  route({
    ...doing,
    path: '/programmes/preview',
    summary: 'What a programme would do; nothing is kept',
    names: none,
    body: ask.programmeRequest,
    answer: some,
    handle: (desk, { body }) => desk.preview(body),
  }),
  route({
    ...doing,
    path: '/programmes',
    summary: 'Start a programme; the same content again answers 200',
    names: none,
    body: ask.programmeRequest,
    answer: some,
    makes: true,
    async handle(desk, { body }) {
      const { programme, isNew } = await desk.start(body);
      return new Reply(programme, isNew ? 201 : 200, `/api/programmes/${programme.id}`);
    },
  }),
  route({
    ...reading,
    path: '/programmes',
    summary: 'The newest programmes',
    names: none,
    query: ask.listQuery,
    handle: (desk, { query }) => desk.list(query.before),
  }),
  route({
    ...reading,
    path: '/programmes/{id}',
    summary: 'Phase, groups, people, next moments, attention',
    names: ofProgramme,
    handle: (desk, { path }) => desk.programme(path.id),
  }),
  route({
    ...reading,
    path: '/programmes/{id}/timeline',
    summary: 'What has been and what will be',
    names: ofProgramme,
    handle: (desk, { path }) => desk.timeline(path.id),
  }),
  route({
    ...reading,
    path: '/programmes/{id}/mails',
    summary: 'The ledger, with why each mail was or was not sent',
    names: ofProgramme,
    query: ask.mailsQuery,
    handle: (desk, { path, query }) => desk.mails(path.id, query),
  }),
  route({
    ...reading,
    path: '/programmes/{id}/report',
    summary: 'The programme in numbers',
    names: ofProgramme,
    handle: (desk, { path }) => desk.report(path.id),
  }),
  route({
    ...reading,
    path: '/programmes/{id}/future-mentors',
    summary: 'Who has promised to be a mentor later',
    names: ofProgramme,
    handle: (desk, { path }) => desk.futureMentors(path.id),
  }),
  route({
    ...doing,
    path: '/programmes/{id}/postpone',
    summary: 'Move all coming meetings of a programme, or see what that would do',
    names: ofProgramme,
    body: ask.postponeRequest,
    answer: some,
    handle: (desk, { path, body }) => desk.postponeProgramme(path.id, body),
  }),
  route({
    ...doing,
    path: '/programmes/{id}/cancel',
    summary: 'Call a programme off',
    names: ofProgramme,
    body: ask.cancelRequest,
    handle: (desk, { path, body }) => desk.cancelProgramme(path.id, body.reason),
  }),
  route({
    ...doing,
    path: '/programmes/{id}/attention/{attention}/acknowledge',
    summary: 'HR has looked at it',
    names: z.object({ id, attention: z.string() }),
    handle: (desk, { path }) => desk.acknowledge(path.id, path.attention),
  }),
  route({
    ...doing,
    path: '/rehearsals',
    summary: 'Rehearse a programme on a faster clock',
    names: none,
    body: ask.rehearsalRequest,
    answer: some,
    makes: true,
    async handle(desk, { body }) {
      const rehearsal = await desk.rehearse(body);
      return new Reply(rehearsal, 201, `/api/programmes/${rehearsal.id}`);
    },
  }),
];

const groups: readonly Route[] = [
  route({
    ...doing,
    path: '/programmes/{id}/groups/{group}/dropouts',
    summary: 'A mentee, or the mentor, leaves',
    names: ofGroup,
    body: ask.dropoutRequest,
    handle: (desk, { path, body }) => desk.dropout(path.id, path.group, body),
  }),
  route({
    ...doing,
    path: '/programmes/{id}/groups/{group}/early-finish',
    summary: 'The group closes with talks after three meetings (R65)',
    names: ofGroup,
    body: ask.nothing,
    handle: (desk, { path }) => desk.finishEarly(path.id, path.group),
  }),
  route({
    ...doing,
    path: '/programmes/{id}/groups/{group}/postpone',
    summary: 'Move all coming meetings of a group, or see what that would do',
    names: ofGroup,
    body: ask.postponeRequest,
    answer: some,
    handle: (desk, { path, body }) => desk.postponeGroup(path.id, path.group, body),
  }),
  route({
    ...doing,
    path: '/programmes/{id}/groups/{group}/cancel',
    summary: 'Call a group off',
    names: ofGroup,
    body: ask.cancelRequest,
    handle: (desk, { path, body }) => desk.cancelGroup(path.id, path.group, body.reason),
  }),
  route({
    ...doing,
    method: 'put',
    path: '/programmes/{id}/groups/{group}/mentor',
    summary: 'Put another mentor in (R27)',
    names: ofGroup,
    body: ask.personRequest,
    answer: some,
    handle: (desk, { path, body }) => desk.replaceMentor(path.id, path.group, body),
  }),
  route({
    ...doing,
    path: '/programmes/{id}/groups/{group}/mentees',
    summary: 'Take a mentee in, before meeting 1 only (R53)',
    names: ofGroup,
    body: ask.menteeRequest,
    answer: some,
    makes: true,
    async handle(desk, { path, body }) {
      const added = await desk.addMentee(path.id, path.group, body);
      return new Reply(added, added.changed ? 201 : 200);
    },
  }),
  route({
    ...doing,
    path: '/programmes/{id}/groups/{group}/talks/{person}/held',
    summary: 'A talk was held',
    names: z.object({ id, group, person }),
    body: ask.talkRequest,
    handle: (desk, { path, body }) => desk.talkHeld(path.id, path.group, path.person, body.held),
  }),
];

const mistakes: readonly Route[] = [
  route({
    ...doing,
    method: 'delete',
    path: '/programmes/{id}/groups/{group}/dropouts/{person}',
    summary: "A dropout was a mistake: it is taken back, until the group's next meeting begins",
    names: z.object({ id, group, person }),
    handle: (desk, { path }) => desk.takeBackDropout(path.id, path.group, path.person),
  }),
];

const meetings: readonly Route[] = [
  route({
    ...doing,
    path: '/programmes/{id}/groups/{group}/meetings/{n}/held',
    summary: 'A meeting was held',
    names: ofMeeting,
    body: ask.heldRequest,
    handle: (desk, { path, body }) => desk.meetingHeld(path.id, path.group, path.n, body),
  }),
  route({
    ...doing,
    path: '/programmes/{id}/groups/{group}/meetings/{n}/not-held',
    summary: 'A meeting was not held after all',
    names: ofMeeting,
    handle: (desk, { path }) => desk.meetingNotHeld(path.id, path.group, path.n),
  }),
  route({
    ...doing,
    path: '/programmes/{id}/groups/{group}/meetings/{n}/move',
    summary: 'Move a meeting, or see what that would do',
    names: ofMeeting,
    body: ask.moveRequest,
    answer: some,
    handle: (desk, { path, body }) => desk.moveMeeting(path.id, path.group, path.n, body),
  }),
  route({
    ...doing,
    method: 'put',
    path: '/programmes/{id}/groups/{group}/meetings/{n}/hand-ins/{person}',
    summary: 'Correct whether a mentee has handed in',
    names: z.object({ id, group, n, person }),
    body: ask.handInRequest,
    handle: (desk, { path, body }) => desk.handIn(path.id, path.group, path.n, path.person, body.handedIn),
  }),
];

const people: readonly Route[] = [
  route({
    ...doing,
    method: 'patch',
    path: '/programmes/{id}/people/{person}',
    summary: 'Mend a name or an address; what the old one refused is sent again',
    names: z.object({ id, person }),
    body: ask.mendRequest,
    answer: some,
    handle: (desk, { path, body }) => desk.mend(path.id, path.person, body),
  }),
  route({
    ...doing,
    method: 'delete',
    path: '/programmes/{id}/people/{person}',
    summary: 'Erase a person; the answer is the receipt',
    names: z.object({ id, person }),
    answer: some,
    handle: (desk, { path }) => desk.erase(path.id, path.person),
  }),
];

export const ROUTES: readonly Route[] = [...programmes, ...groups, ...mistakes, ...meetings, ...people];
