// HR's API as Express serves it: each declared route, read, asked of the desk, and answered as JSON.
import { json, Router, type RequestHandler } from 'express';
import type { Desk } from '../desk/desk.ts';
import type { HrKey } from '../host/settings.ts';
import { needsKey } from './keys.ts';
import { openApi } from './openapi.ts';
import type { Route } from './route.ts';
import { ROUTES } from './routes.ts';

const MOST_BYTES = '1mb';

export function hrApi(desk: Desk, keys: readonly HrKey[]): Router {
  const router = Router();
  router.use(json({ limit: MOST_BYTES }));
  router.get('/openapi.json', (_request, response) => void response.json(openApi()));
  router.use(needsKey(keys));
  for (const route of ROUTES) router[route.method](route.path.replace(/\{(\w+)\}/g, ':$1'), serve(route, desk));
  return router;
}

function serve(route: Route, desk: Desk): RequestHandler {
  return async (request, response) => {
    const given: { path: unknown; query: unknown; body: unknown } = {
      path: request.params,
      query: request.query,
      body: request.body,
    };
    const { body, status, location } = await route.serve(desk, given);
    if (location) response.location(location);
    response.status(status).json(body);
  };
}
