// Which days mails and meetings may fall on: Danish public holidays, weekends and the company's own days off.
import { Temporal } from 'temporal-polyfill';

type Day = Temporal.PlainDate;

/** Easter Sunday of a Gregorian year (Meeus, Jones and Butcher). */
function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

const holidaysByYear = new Map<number, ReadonlySet<string>>();

/** The Danish public holidays of a year, as `YYYY-MM-DD`. Store bededag was one for the last time in 2023. */
export function danishHolidays(year: number): ReadonlySet<string> {
  const known = holidaysByYear.get(year);
  if (known) return known;
  const sunday = easter(year);
  const fromEaster = [-3, -2, 0, 1, 39, 49, 50, ...(year < 2024 ? [26] : [])];
  const days = new Set([
    `${year}-01-01`,
    ...fromEaster.map((offset) => sunday.add({ days: offset }).toString()),
    `${year}-12-25`,
    `${year}-12-26`,
  ]);
  holidaysByYear.set(year, days);
  return days;
}

/** Days that the law leaves working days and many offices don't, by `MM-DD`. */
const OFTEN_CLOSED: Readonly<Record<string, string>> = {
  '05-01': '1 May',
  '06-05': 'Constitution Day',
  '12-24': 'Christmas Eve',
  '12-31': "New Year's Eve",
};

/** What a working day is called on which many offices are closed; undefined for any other. */
export function closedDay(day: Day): string | undefined {
  const fixed = OFTEN_CLOSED[day.toString().slice(5)];
  if (fixed) return fixed;
  const [ascension, easterDay] = [easter(day.year).add({ days: 39 }), easter(day.year)];
  if (day.equals(ascension.add({ days: 1 }))) return 'the Friday after Ascension Day';
  const beforeMaundy = day.until(easterDay, { largestUnit: 'days' }).days;
  if (beforeMaundy >= 4 && beforeMaundy <= 6) return 'a day of Easter week';
  return day.month === 12 && day.day >= 27 && day.day <= 30 ? 'a day between Christmas and New Year' : undefined;
}

/** The working days of one programme. Counting starts outside the day given: one working day before a Monday is Friday. */
export class WorkingDays {
  readonly #companyDays: ReadonlySet<string>;

  constructor(companyDays: readonly string[] = []) {
    this.#companyDays = new Set(companyDays);
  }

  includes(day: Day): boolean {
    return (
      day.dayOfWeek <= 5 && !danishHolidays(day.year).has(day.toString()) && !this.#companyDays.has(day.toString())
    );
  }

  before(day: Day, count: number): Day {
    return this.#walk(day, count, -1);
  }

  after(day: Day, count: number): Day {
    return this.#walk(day, count, 1);
  }

  /** The day itself if it is a working day, else the next one. */
  onOrAfter(day: Day): Day {
    return this.includes(day) ? day : this.after(day, 1);
  }

  onOrBefore(day: Day): Day {
    return this.includes(day) ? day : this.before(day, 1);
  }

  #walk(from: Day, count: number, step: 1 | -1): Day {
    let day = from;
    for (let left = count; left > 0;) {
      day = day.add({ days: step });
      if (this.includes(day)) left -= 1;
    }
    return day;
  }
}
