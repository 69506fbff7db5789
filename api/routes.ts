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

const stage = ask.stageName;

const introduction: readonly Route[] = [
  route({
    ...reading,
    path: '/programmes/{id}/introduction',
    summary: 'What comes before the first meeting: each stage, its dates, who is missing, and what is ready (R62)',
    names: ofProgramme,
    handle: (desk, { path }) => desk.introduction(path.id),
  }),
  ...(['open', 'close', 'waive'] as const).map((to) =>
    route({
      ...doing,
      path: `/programmes/{id}/introduction/{stage}/${to}`,
      summary: {
        open: 'Open a stage before its time',
        close: 'End a stage as it stands',
        waive: 'Go on without a stage; the reason is kept',
      }[to],
      names: z.object({ id, stage }),
      body: ask.stageRequest,
      handle: (desk, { path, body }) => desk.changeStage(path.id, path.stage, to, body.reason),
    }),
  ),
  route({
    ...doing,
    method: 'put',
    path: '/programmes/{id}/introduction/commission',
    summary: 'Amend the commission; the sponsor is asked again (R14)',
    names: ofProgramme,
    body: ask.commissionRequest,
    handle: (desk, { path, body }) => desk.amendCommission(path.id, body),
  }),
  route({
    ...doing,
    path: '/programmes/{id}/introduction/seminar/held',
    summary: "The mentors' seminar was held (R33)",
    names: ofProgramme,
    body: ask.seminarRequest,
    handle: (desk, { path, body }) => desk.seminarHeld(path.id, body.attended),
  }),
  route({
    ...reading,
    path: '/programmes/{id}/nominations',
    summary: 'Who has been nominated, and by whom',
    names: ofProgramme,
    handle: (desk, { path }) => desk.nominations(path.id),
  }),
  route({
    ...doing,
    path: '/programmes/{id}/nominations',
    summary: "Nominate somebody, as a director's link does (R19)",
    names: ofProgramme,
    body: ask.nominationRequest,
    answer: some,
    makes: true,
    async handle(desk, { path, body }) {
      const nominated = await desk.nominate(path.id, body);
      return new Reply(nominated, nominated.changed ? 201 : 200);
    },
  }),
  route({
    ...doing,
    method: 'delete',
    path: '/programmes/{id}/nominations/{person}',
    summary: 'Strike a nomination',
    names: z.object({ id, person }),
    handle: (desk, { path }) => desk.strike(path.id, path.person),
  }),
  route({
    ...doing,
    path: '/programmes/{id}/grouping',
    summary: 'Propose groups, with what each place costs and why; a draft, nothing is sent',
    names: ofProgramme,
    body: ask.groupingRequest,
    answer: some,
    handle: (desk, { path, body }) => desk.proposeGroups(path.id, body),
  }),
  route({
    ...doing,
    method: 'put',
    path: '/programmes/{id}/grouping',
    summary: 'The draft by hand, with what it costs',
    names: ofProgramme,
    body: ask.groupingByHand,
    answer: some,
    handle: (desk, { path, body }) => desk.changeGroups(path.id, body),
  }),
  route({
    ...doing,
    path: '/programmes/{id}/grouping/approve',
    summary: 'The draft is how the groups are made; the mentees are invited',
    names: ofProgramme,
    body: ask.nothing,
    handle: (desk, { path }) => desk.approveGroups(path.id),
  }),
];

export const ROUTES: readonly Route[] = [
  ...programmes,
  ...introduction,
  ...groups,
  ...mistakes,
  ...meetings,
  ...people,
];
