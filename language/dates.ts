// Dates, times and lists in words, in Danish and English.
import type { Instant, Language } from '../domain/programme.ts';

export class Wording {
  readonly #locale: string;
  readonly #timeZone: string;
  readonly #language: Language;

  constructor(language: Language, timeZone: string) {
    this.#language = language;
    this.#locale = language === 'da' ? 'da-DK' : 'en-GB';
    this.#timeZone = timeZone;
  }

  /** tirsdag den 2. februar 2027; Tuesday 2 February 2027 */
  day(instant: Instant): string {
    const part = this.#parts(instant, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    return this.#language === 'da'
      ? `${part('weekday')} den ${part('day')}. ${part('month')} ${part('year')}`
      : `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
  }

  /** 16.00; 16:00 */
  time(instant: Instant): string {
    const part = this.#parts(instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    return `${part('hour')}${this.#language === 'da' ? '.' : ':'}${part('minute')}`;
  }

  /** tirsdag den 2. februar 2027 kl. 16.00; Tuesday 2 February 2027 at 16:00 */
  moment(instant: Instant): string {
    return `${this.day(instant)} ${this.#language === 'da' ? 'kl.' : 'at'} ${this.time(instant)}`;
  }

  /** tirsdag den 2. februar 2027 kl. 16.00-19.00; Tuesday 2 February 2027, 16:00-19:00 */
  span(startsAt: Instant, endsAt: Instant): string {
    return `${this.day(startsAt)}${this.#language === 'da' ? ' kl.' : ','} ${this.time(startsAt)}–${this.time(endsAt)}`;
  }

  and(items: readonly string[]): string {
    return new Intl.ListFormat(this.#locale, { type: 'conjunction' }).format(items);
  }

  #parts(instant: Instant, options: Intl.DateTimeFormatOptions): (type: Intl.DateTimeFormatPartTypes) => string {
    const parts = formatOf(this.#locale, this.#timeZone, options).formatToParts(new Date(instant));
    return (type) => parts.find((part) => part.type === type)?.value ?? '';
  }
}

/** Formats are dear to make, and there are few. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, timeZone, options]);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formats.set(key, made);
  return made;
}
