// HR's API as Express serves it: each declared route, read, asked of the desk, and answered as JSON.
import { json, Router, type RequestHandler } from 'express';
import type { Desk } from '../desk/desk.ts';
import type { HrKey } from '../host/settings.ts';
import type { StaffDesk } from '../desk/staff.ts';
import { keyOf, needsKey } from './keys.ts';
import { openApi } from './openapi.ts';
import { Problem, sendProblem } from './problems.ts';
import type { Route } from './route.ts';
import { ROUTES } from './routes.ts';

const MOST_BYTES = '1mb';

export function hrApi(desk: Desk, staff: StaffDesk, keys: readonly HrKey[]): Router {
  const router = Router({ caseSensitive: true });
  router.get('/openapi.json', (_request, response) => void response.json(openApi()));
  router.use(...needsKey(keys));
  const body = [onlyJson, json({ limit: MOST_BYTES })];
  for (const route of ROUTES) router[route.method](pathOf(route), ...body, serve(route, desk, staff));
  for (const [path, routes] of Map.groupBy(ROUTES, pathOf)) router.all(path, otherMethods(routes));
  return router;
}

const pathOf = ({ path }: Route): string => path.replace(/\{(\w+)\}/g, ':$1');

function otherMethods(routes: readonly Route[]): RequestHandler {
  const allowed = routes.map(({ method }) => method.toUpperCase()).join(', ');
  return (_request, response) => {
    response.set('Allow', allowed);
    sendProblem(response, new Problem(405));
  };
}

/** A body of another kind would be ignored, and the defaults done in its place. */
const onlyJson: RequestHandler = (request, response, next) => {
  if (request.is('json') === false) return sendProblem(response, new Problem(415));
  next();
};

function serve(route: Route, desk: Desk, staff: StaffDesk): RequestHandler {
  return async (request, response) => {
    const given: { path: unknown; query: unknown; body: unknown } = {
      path: request.params,
      query: request.query,
      body: request.body,
    };
    const { body, status, location } = await route.serve(desk, given);
    // A programme that is being posted has no id in the path.
    const programme = request.params.id ?? ('id' in body ? body.id : undefined);
    if (route.method !== 'get' && didAnything(route, request.body, body))
      await staff.didByKey(keyOf(request), `${route.method.toUpperCase()} ${route.path}`, programme);
    if (location) response.location(location);
    response.status(status).json(body);
  };
}

/** A preview, or what was so already, is no deed. */
function didAnything({ path }: Route, asked: unknown, answer: object): boolean {
  const isPreview = typeof asked === 'object' && asked !== null && 'preview' in asked && asked.preview === true;
  return !path.endsWith('/preview') && !isPreview && !('changed' in answer && answer.changed === false);
}
