// A route of HR's API: declared once, with the schemas that read it and describe it.
import { z } from 'zod';
import type { Desk } from '../desk/desk.ts';
import { Refused } from '../desk/refused.ts';
import { faults } from '../domain/body.ts';
import type { Fault } from '../domain/findings.ts';
import { unfit } from '../domain/text.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What a request holds, not yet read. */
interface Given {
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** An answer that is more than its body. */
export class Reply {
  readonly body: object;
  readonly status: 200 | 201;
  readonly location: string | undefined;

  constructor(body: object, status: 200 | 201, location?: string) {
    this.body = body;
    this.status = status;
    this.location = location;
  }
}

interface Declared<Names, Body, Query> {
  readonly method: Method;
  /** Below `/api`, as in `/programmes/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** The names in its path. */
  readonly names: z.ZodObject & z.ZodType<Names>;
  readonly body: z.ZodType<Body>;
  readonly query: z.ZodType<Query>;
  readonly answer: z.ZodType;
  /** Whether it can answer 201. */
  readonly makes?: boolean;
  readonly handle: (
    desk: Desk,
    given: { readonly path: Names; readonly body: Body; readonly query: Query },
  ) => Promise<object> | object;
}

export interface Route extends Omit<Declared<unknown, unknown, unknown>, 'handle' | 'names'> {
  readonly names: z.ZodObject;
  /** @throws Refused */
  readonly serve: (desk: Desk, given: Given) => Promise<Reply>;
}

export function route<Names, Body, Query>({ handle, ...declared }: Declared<Names, Body, Query>): Route {
  return {
    ...declared,
    async serve(desk, given) {
      // A path that can't be read names nothing that there is.
      const path = declared.names.safeParse(given.path);
      if (!path.success || unfitIn(path.data, '').length > 0) throw new Refused('unknown');
      const query = read(declared.query, given.query);
      const body = read(declared.body, given.body ?? {});
      const answer = await handle(desk, { path: path.data, body, query });
      return answer instanceof Reply ? answer : new Reply(answer, 200);
    },
  };
}

/** @throws Refused with each field that is wrong */
function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const unfit = unfitIn(given, '');
  if (unfit.length > 0) throw new Refused('invalid', unfit);
  const parsed = schema.safeParse(withoutEmpty(given));
  if (!parsed.success) throw new Refused('invalid', faults(parsed.error));
  return parsed.data;
}

/** Deeper than any body of ours, and shallower than what a stack can hold. */
const DEEPEST = 40;

/** What no database can hold, wherever in a body it stands. */
function unfitIn(given: unknown, path: string, depth = 0): Fault[] {
  const below = (key: string) => (path ? `${path}.${key}` : key);
  if (typeof given === 'string') {
    const message = unfit(given);
    return message ? [{ path, rule: 'characters', message }] : [];
  }
  if (given === null || typeof given !== 'object') return [];
  if (depth > DEEPEST)
    return [{ path: path.split('.')[0] ?? '', rule: 'depth', message: 'too many things within things' }];
  return Object.entries(given).flatMap(([key, value]) =>
    unfit(key)
      ? [{ path, rule: 'characters', message: 'a field of no such name' }]
      : unfitIn(value, below(key), depth + 1),
  );
}

/** An empty text and null say that a field is absent, as forms and spreadsheets mean it. */
function withoutEmpty(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(withoutEmpty);
  if (given === null || typeof given !== 'object') return given;
  const present = Object.entries(given).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(present.map(([key, value]) => [key, withoutEmpty(value)]));
}
