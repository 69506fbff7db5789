// The API described for machines, from the same schemas that read the bodies.
import { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { menteeBody, personBody, programmeBody } from '../domain/body.ts';
import { scenarioBody } from '../domain/scenario.ts';
import { mendBody, moveBody, postponeBody, reasonBody } from './changes.ts';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    errors: z.array(z.object({ path: z.string(), rule: z.string(), message: z.string() })),
  })
  .meta({ id: 'Problem' });
const answer = z
  .object({ changed: z.boolean() })
  .meta({ id: 'Answer', description: 'Whether it changed anything; a repeated call does not' });

const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });
const refusals = Object.fromEntries(
  ['401', '404', '409', '410', '422', '503'].map((status) => [
    status,
    { description: 'RFC 9457 problem details', content: { 'application/problem+json': { schema: problem } } },
  ]),
);
const any = z.record(z.string(), z.unknown());
const id = { id: z.string() };
const inGroup = { ...id, group: z.string() };

const post = (
  summary: string,
  path: Record<string, z.ZodType>,
  body: z.ZodType | undefined,
  answers: z.ZodType,
  status = '200',
) => ({
  post: {
    summary,
    requestParams: { path: z.object(path) },
    ...(body ? { requestBody: json(body) } : {}),
    responses: { [status]: { description: 'done', ...json(answers) }, ...refusals },
  },
});
/** Another method with the shape of a POST. */
const as = (method: 'put' | 'patch' | 'delete', { post: operation }: ReturnType<typeof post>) => ({
  [method]: operation,
});
const get = (summary: string, path: Record<string, z.ZodType>) => ({
  get: {
    summary,
    requestParams: { path: z.object(path) },
    responses: { 200: { description: 'found', ...json(any) }, ...refusals },
  },
});

const paths = {
  '/api/programmes/preview': post('What a programme would do; nothing is kept', {}, programmeBody, any),
  '/api/programmes': {
    ...post('Start a programme', {}, programmeBody, any, '201'),
    ...get('The newest programmes', {}),
  },
  '/api/programmes/{id}': get('Phase, groups, people, next moments, attention', id),
  '/api/programmes/{id}/timeline': get('What has been and what will be', id),
  '/api/programmes/{id}/mails': get(
    'The ledger, with why each mail was or was not sent; ?person=, ?kind= and ?group= narrow it',
    id,
  ),
  '/api/programmes/{id}/report': get('The programme in numbers', id),
  '/api/programmes/{id}/groups/{group}/dropouts': post(
    'A mentee, or the mentor, leaves',
    inGroup,
    z.object({ person: z.string(), reason: z.string().optional() }),
    answer,
  ),
  '/api/programmes/{id}/groups/{group}/early-finish': post(
    'The group closes with talks after three meetings',
    inGroup,
    undefined,
    answer,
  ),
  '/api/programmes/{id}/groups/{group}/meetings/{n}/held': post(
    'A meeting was held',
    { ...inGroup, n: z.string() },
    z.object({ attended: z.array(z.string()).optional(), hours: z.number().optional() }),
    answer,
  ),
  '/api/programmes/{id}/groups/{group}/talks/{person}/held': post(
    'A talk was held; `held: false` takes it back',
    { ...inGroup, person: z.string() },
    z.object({ held: z.boolean().optional() }),
    answer,
  ),
  '/api/programmes/{id}/groups/{group}/meetings/{n}/not-held': post(
    'A meeting was not held after all',
    { ...inGroup, n: z.string() },
    undefined,
    answer,
  ),
  '/api/programmes/{id}/groups/{group}/meetings/{n}/move': post(
    'Move a meeting, or see what that would do',
    { ...inGroup, n: z.string() },
    moveBody,
    any,
  ),
  '/api/programmes/{id}/groups/{group}/meetings/{n}/hand-ins/{person}': as(
    'put',
    post(
      'Correct whether a mentee has handed in',
      { ...inGroup, n: z.string(), person: z.string() },
      z.object({ handedIn: z.boolean() }),
      answer,
    ),
  ),
  '/api/programmes/{id}/groups/{group}/postpone': post(
    'Move all coming meetings of a group',
    inGroup,
    postponeBody,
    any,
  ),
  '/api/programmes/{id}/postpone': post('Move all coming meetings of a programme', id, postponeBody, any),
  '/api/programmes/{id}/groups/{group}/mentor': as(
    'put',
    post('Put another mentor in (R27)', inGroup, personBody, any),
  ),
  '/api/programmes/{id}/groups/{group}/mentees': post(
    'Take a mentee in, before meeting 1 only (R53)',
    inGroup,
    menteeBody,
    any,
    '201',
  ),
  '/api/programmes/{id}/groups/{group}/cancel': post('Call a group off', inGroup, reasonBody, answer),
  '/api/programmes/{id}/cancel': post('Call a programme off', id, reasonBody, answer),
  '/api/programmes/{id}/people/{person}': {
    ...as(
      'patch',
      post(
        'Mend a name or an address; what the old one refused is sent again',
        { ...id, person: z.string() },
        mendBody,
        any,
      ),
    ),
    ...as('delete', post('Erase a person; the answer is the receipt', { ...id, person: z.string() }, undefined, any)),
  },
  '/api/programmes/{id}/attention/{attention}/acknowledge': post(
    'HR has looked at it',
    { ...id, attention: z.string() },
    undefined,
    answer,
  ),
  '/api/rehearsals': post(
    'Rehearse a programme on a faster clock',
    {},
    z.object({ programme: programmeBody, minutes: z.number(), scenario: scenarioBody, to: z.email().optional() }),
    any,
    '201',
  ),
} satisfies ZodOpenApiPathsObject;

export function openApi() {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'gruppementor',
      version: '1',
      description:
        "HR's API. Dates in bodies are local date-times in the programme's zone, or instants with an offset; instants in answers are ISO with an offset.",
    },
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    paths,
  });
}
