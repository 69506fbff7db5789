// Errors as RFC 9457 problem details. Their texts name fields and rules and quote nothing that was posted, but to HR.
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { Refused, type Why } from '../desk/refused.ts';
import type { Fault } from '../domain/findings.ts';
import { faultOf } from '../host/log.ts';
import { isDatabaseAway } from '../records/database.ts';

const TITLES = {
  400: 'The body can not be read',
  401: 'A key is needed',
  404: 'There is no such thing here',
  405: 'This address takes no such method',
  409: "The programme's own rules refuse it",
  410: 'The programme has ended, or the person has been erased',
  413: 'The body is larger than 1 MB',
  415: 'The body must be JSON, and say so: Content-Type: application/json',
  422: 'The body breaks rules',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'The engine does not answer; nothing is lost, try again',
} as const;

type Status = keyof typeof TITLES;

/** How the desk's refusals are answered. */
const STATUS: Readonly<Record<Why, Status>> = { unknown: 404, invalid: 422, rule: 409, ended: 410, away: 503 };

/** What the server itself refuses. */
export class Problem extends Error {
  readonly status: Status;
  readonly errors: readonly Fault[];

  constructor(status: Status, errors: readonly Fault[] = []) {
    super(TITLES[status]);
    this.status = status;
    this.errors = errors;
  }
}

export function sendProblem(response: Response, { status, message, errors }: Problem): void {
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: message, status, errors }));
}

export function problemHandler(log: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _request, response, _next) => {
    const known = problemOf(error);
    if (!known) log.error(faultOf(error), 'request failed');
    // Too late for an answer, and Express would write the error out whole.
    if (response.headersSent) return void response.destroy();
    sendProblem(response, known ?? new Problem(isDatabaseAway(error) ? 503 : 500));
  };
}

/** @returns undefined where something went wrong that nobody meant */
function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof Refused) return new Problem(STATUS[error.why], error.faults);
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) return new Problem(413);
  if (error instanceof URIError) return new Problem(404);
  // Express's own: a body that is no JSON.
  if (typeof status !== 'number' || status >= 500) return undefined;
  return new Problem(400, [{ path: '', rule: 'json', message: 'the body is not JSON' }]);
}
