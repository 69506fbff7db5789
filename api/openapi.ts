// The API described for machines, from the routes themselves.
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { ROUTES } from './routes.ts';
import type { Route } from './route.ts';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    errors: z.array(z.object({ path: z.string(), rule: z.string(), message: z.string() })),
  })
  .meta({ id: 'Problem' });

const REFUSALS = ['400', '401', '404', '409', '410', '413', '422', '429', '503'] as const;

const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });
const refusal = {
  description: 'RFC 9457 problem details',
  content: { 'application/problem+json': { schema: problem } },
};
const refusals = Object.fromEntries(REFUSALS.map((status) => [status, refusal]));

function operation({ method, summary, names, body, query, answer, makes }: Route): ZodOpenApiOperationObject {
  const done = { description: 'done', ...json(answer) };
  return {
    summary,
    requestParams: {
      ...(Object.keys(names.shape).length > 0 ? { path: names } : {}),
      ...(query instanceof z.ZodObject ? { query } : {}),
    },
    ...(method === 'get' || method === 'delete' ? {} : { requestBody: json(body) }),
    responses: { 200: done, ...(makes ? { 201: done } : {}), ...refusals },
  };
}

function paths(): ZodOpenApiPathsObject {
  const byPath = Map.groupBy(ROUTES, ({ path }) => `/api${path}`);
  return Object.fromEntries(
    [...byPath].map(([path, routes]) => [
      path,
      Object.fromEntries(routes.map((route) => [route.method, operation(route)])),
    ]),
  );
}

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
    paths: paths(),
  });
}
