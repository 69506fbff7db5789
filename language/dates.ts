// Dates, times and lists in words, in the order and with the signs of a language.
import type { Instant } from '../domain/programme.ts';
import type { Words } from './words.ts';

/** What of an instant is said. */
const SHAPES = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Parts = (type: Intl.DateTimeFormatPartTypes) => string;

export class Dates {
  readonly #timeZone: string;
  readonly #words: Words['dates'];

  constructor({ dates }: Pick<Words, 'dates'>, timeZone: string) {
    this.#words = dates;
    this.#timeZone = timeZone;
  }

  /** tirsdag den 2. februar 2027; Tuesday 2 February 2027 */
  day(instant: Instant): string {
    const part = this.#parts(instant, 'day');
    return this.#words.day({
      weekday: part('weekday'),
      day: part('day'),
      month: part('month'),
      year: part('year'),
    });
  }

  /** Of a day that is no instant, `2020-01-01`: 1. januar 2020; 1 January 2020 */
  plain(day: string): string {
    const part = formatOf(this.#words.locale, 'UTC', 'date').parts(`${day}T00:00:00Z`);
    return this.#words.date(part('day'), part('month'), part('year'));
  }

  /** 2. feb.; 2 Feb */
  short(instant: Instant): string {
    const part = this.#parts(instant, 'short');
    return this.#words.short(part('day'), part('month'));
  }

  /** 2. feb. kl. 16.00; 2 Feb at 16:00 */
  shortMoment(instant: Instant): string {
    return this.#words.moment(this.short(instant), this.time(instant));
  }

  /** juni 2027; June 2027 */
  month(instant: Instant): string {
    const part = this.#parts(instant, 'month');
    return `${part('month')} ${part('year')}`;
  }

  /** Whether two instants lie on one day. */
  isSameDay(one: Instant, other: Instant): boolean {
    return this.day(one) === this.day(other);
  }

  /** 16.00; 16:00 */
  time(instant: Instant): string {
    const part = this.#parts(instant, 'time');
    return this.#words.time(part('hour'), part('minute'));
  }

  /** tirsdag den 2. februar 2027 kl. 16.00; Tuesday 2 February 2027 at 16:00 */
  moment(instant: Instant): string {
    return this.#words.moment(this.day(instant), this.time(instant));
  }

  /** tirsdag den 2. februar 2027 kl. 16.00–19.00; Tuesday 2 February 2027, 16:00–19:00 */
  span({ startsAt, endsAt }: { readonly startsAt: Instant; readonly endsAt: Instant }): string {
    return this.#words.span(this.day(startsAt), this.time(startsAt), this.time(endsAt));
  }

  /** 4.800; 4,800 */
  number(value: number): string {
    return numbersOf(this.#words.locale).format(value);
  }

  /** Anna, Bo og Carl; Anna, Bo and Carl */
  and(items: readonly string[]): string {
    return new Intl.ListFormat(this.#words.locale, { type: 'conjunction' }).format(items);
  }

  #parts(instant: Instant, shape: keyof typeof SHAPES): Parts {
    return formatOf(this.#words.locale, this.#timeZone, shape).parts(instant);
  }
}

/** So many instants are remembered: those of one page, or of the mails that go out at one moment. */
const REMEMBERED = 500;

/** Dear to make, and dear to use: the mails of a moment say the same few times. */
class Format {
  readonly #format: Intl.DateTimeFormat;
  readonly #known = new Map<Instant, Parts>();

  constructor(locale: string, timeZone: string, shape: keyof typeof SHAPES) {
    this.#format = new Intl.DateTimeFormat(locale, { ...SHAPES[shape], timeZone });
  }

  parts(instant: Instant): Parts {
    const known = this.#known.get(instant);
    if (known) return known;
    const parts = new Map(this.#format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
    const made: Parts = (type) => parts.get(type) ?? '';
    if (this.#known.size === REMEMBERED) this.#known.clear();
    this.#known.set(instant, made);
    return made;
  }
}

const formats = new Map<string, Format>();
const numbers = new Map<string, Intl.NumberFormat>();

function numbersOf(locale: string): Intl.NumberFormat {
  const known = numbers.get(locale) ?? new Intl.NumberFormat(locale);
  numbers.set(locale, known);
  return known;
}

function formatOf(locale: string, timeZone: string, shape: keyof typeof SHAPES): Format {
  const name = `${locale} ${timeZone} ${shape}`;
  const known = formats.get(name) ?? new Format(locale, timeZone, shape);
  formats.set(name, known);
  return known;
}
