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

const REFUSALS = ['400', '401', '404', '405', '409', '410', '413', '415', '422', '429', '500', '503'] as const;

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
    ...(method === 'get' || method === 'delete' ? {} : { requestBody: { ...json(body), required: false } }),
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

/** An optional field may also be empty or null, which both say that it is absent (route.ts). */
function withAbsence(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withAbsence);
  if (schema === null || typeof schema !== 'object') return schema;
  const inside: Record<string, unknown> = Object.fromEntries(
    Object.entries<unknown>({ ...schema }).map(([key, value]) => [key, withAbsence(value)]),
  );
  const { properties, required } = inside;
  if (properties === null || typeof properties !== 'object') return inside;
  const fields: Record<string, unknown> = { ...properties };
  const needed = new Set<unknown>(Array.isArray(required) ? required : []);
  const lenient = Object.entries(fields).map(([name, field]): [string, unknown] => [
    name,
    needed.has(name) ? field : { anyOf: [field, { type: 'null' }, { const: '' }] },
  ]);
  return { ...inside, properties: Object.fromEntries(lenient) };
}

export function openApi(): object {
  const document = createDocument({
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
  const { Answer, Problem, ...asked } = document.components?.schemas ?? {};
  const lenient = Object.fromEntries(Object.entries(asked).map(([name, schema]) => [name, withAbsence(schema)]));
  return {
    ...document,
    components: { ...document.components, schemas: { Answer, Problem, ...lenient } },
    paths: Object.fromEntries(
      Object.entries(document.paths ?? {}).map(([path, operations]: [string, object]) => [
        path,
        withAbsentBodies(operations),
      ]),
    ),
  };
}

function withAbsentBodies(operations: object): object {
  return Object.fromEntries(
    Object.entries(operations).map(([method, described]: [string, unknown]) => {
      if (described === null || typeof described !== 'object' || !('requestBody' in described))
        return [method, described];
      return [method, { ...described, requestBody: withAbsence(described.requestBody) }];
    }),
  );
}
