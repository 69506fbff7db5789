// JSON log lines. They carry ids, kinds, counts and outcomes; no name, address, written word or link.
import pino, { type Logger } from 'pino';

export function openLog(level = process.env.LOG_LEVEL || 'info'): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** An error without what may be personal in it: a database's or a mail server's message can quote what it was given. */
export function faultOf(error: unknown): { name: string; code?: unknown; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = codeOf(error);
  const at = error.stack
    ?.split('\n')
    .find((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    ?.trim();
  return { name: error.name, ...(code === undefined ? {} : { code }), ...(at === undefined ? {} : { at }) };
}

/** What an error calls itself beside its message: PostgreSQL's states, the network's names. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
