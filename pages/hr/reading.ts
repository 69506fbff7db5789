// What a form wishes, read as the API reads a body: by the same schema, refused by the same rules.
import type { z } from 'zod';
import { Refused } from '../../desk/refused.ts';
import { faults } from '../../domain/body.ts';
import type { Form } from '../form.ts';

/** @throws Refused with every fault of its shape */
export function read<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const { success, data, error } = schema.safeParse(given);
  if (!success) throw new Refused('invalid', faults(error));
  return data;
}

/** Of these fields those that are filled in. */
export function filledIn(form: Form, names: readonly string[]): Record<string, string> {
  const given = names.map((name) => [name, form.text(name)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}
