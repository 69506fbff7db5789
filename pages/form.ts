// What a posted form holds, read one field at a time.
import { MOST_WORDS } from '../desk/by-link.ts';
import { Refused } from '../desk/refused.ts';
import { cleanLines } from '../domain/text.ts';

/** A file as it came; or why it didn't. */
export type PostedFile = { readonly name: string; readonly bytes: Buffer } | { readonly fault: 'size' | 'cut' };

/** Longer than what boxes, dots and dates hold; words are more than one. */
const SHORT = 60;
const isWritten = (value: string) => value.length > SHORT || /\s/.test(value.trim());

export class Form {
  readonly #fields: Readonly<Record<string, unknown>>;

  /** A file that came with it. */
  readonly file: PostedFile | undefined;

  constructor(body: unknown, file?: PostedFile) {
    this.file = file;
    this.#fields = body !== null && typeof body === 'object' ? { ...body } : {};
  }

  /** All fields but the button, to be posted again. */
  get all(): Readonly<Record<string, readonly string[]>> {
    const names = Object.keys(this.#fields).filter((name) => name !== 'choice');
    return Object.fromEntries(names.map((name) => [name, this.list(name)]));
  }

  /** What somebody wrote stands on the page where it can't be taken just now. */
  get written(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(this.all).flatMap(([name, [value = '']]) => (isWritten(value) ? [[name, value]] : [])),
    );
  }

  get short(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(Object.entries(this.all).filter(([name]) => !(name in this.written)));
  }

  /** The first field that holds more than it may. @param limits in characters, of those that take another length than usual */
  tooLong(limits: Readonly<Record<string, number>> = {}) {
    const lengths = Object.entries(this.all).flatMap(([name, values]) =>
      values.map((value) => ({ name, length: cleanLines(value).length, most: limits[name] ?? MOST_WORDS })),
    );
    return lengths.find(({ length, most }) => length > most);
  }

  /** Which button was pressed. */
  get choice(): string {
    return this.text('choice');
  }

  /** Whether it comes from the page that asks once more. */
  get isSure(): boolean {
    return this.text('sure') === 'yes';
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined;
  }

  /** Empty where there is no such field. */
  text(name: string, most = MOST_WORDS): string {
    const value = this.#fields[name];
    return typeof value === 'string' ? cleanLines(value).slice(0, most) : '';
  }

  /** All values of one name, as ticked boxes give them. */
  list(name: string): readonly string[] {
    return [this.#fields[name] ?? []].flat().filter((value): value is string => typeof value === 'string');
  }

  /** Undefined where none are given. @param says why what was typed is no number. @throws Refused with it */
  hours(says: string): number | undefined {
    const hours = this.number('hours');
    if (hours === undefined && this.text('hours') !== '')
      throw new Refused('invalid', [{ path: 'hours', rule: 'hours', message: says }]);
    return hours;
  }

  /** Also with a decimal comma; undefined where it is none. */
  number(name: string): number | undefined {
    const text = this.text(name).replace(',', '.');
    const value = Number(text);
    return text !== '' && Number.isFinite(value) ? value : undefined;
  }
}
