// Errors as RFC 9457 problem details. Their texts name fields and rules and quote nothing that was posted, but to HR.
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Fault } from '../domain/body.ts';
import { faultOf } from '../host/log.ts';

const TITLES: Record<number, string> = {
  400: 'The body can not be read',
  401: 'A key is needed',
  404: 'There is no such thing here',
  409: "The programme's own rules refuse it",
  410: 'The programme has ended',
  413: 'The body is larger than 1 MB',
  422: 'The body breaks rules',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'The engine does not answer; nothing is lost, try again',
};

export class Problem extends Error {
  readonly status: number;
  readonly errors: readonly Fault[];

  constructor(status: number, errors: readonly Fault[] = []) {
    super(TITLES[status] ?? 'Error');
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
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = (error as { status?: unknown }).status;
    if (error instanceof Problem) return sendProblem(response, error);
    if (status === 413) return sendProblem(response, new Problem(413));
    if (typeof status === 'number' && status < 500)
      return sendProblem(response, new Problem(400, [{ path: '', rule: 'json', message: 'the body is not JSON' }]));
    log.error(faultOf(error), 'request failed');
    sendProblem(response, new Problem(databaseAway(error) ? 503 : 500));
  };
}

function databaseAway(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return (
    code === 'ECONNREFUSED' ||
    code === 'ECONNRESET' ||
    code === '57P01' ||
    code === '57P03' ||
    code === '55000' ||
    (error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message))
  );
}
