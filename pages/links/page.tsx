// What a page behind a link is, and the parts that several of them have.
import type { ReactNode } from 'react';
import {
  MOST_WORDS,
  type LinkDesk,
  type OpenLink,
  type Ordinary,
  type OwnWork,
  type Version,
  type WordsAbout,
} from '../../desk/by-link.ts';
import type { HandedFile, HandInContent } from '../../domain/hand-in.ts';
import type { Happening, HappeningKind, Outlook, ProgrammeStatus } from '../../domain/status.ts';
import { calledAmong, type Instant, type Person } from '../../domain/programme.ts';
import { activeMentees, type GroupStatus } from '../../domain/status.ts';
import type { Dates } from '../../language/dates.ts';
import type { Words } from '../../language/words.ts';
import { ruleOf } from '../../links/purposes.ts';
import type { Act } from '../../links/token.ts';
import type { Form } from '../form.ts';

/** A link in use, with the words of its programme's language. */
export interface Visit extends OpenLink {
  readonly words: Words;
  readonly t: Words['pages'];
  readonly dates: Dates;
  /** The meeting or round that it is about. */
  readonly n: number;
  /** On the programme's clock, as far as that can be told. */
  readonly now: Instant;
  /** Another link of its holder's, in the same group. */
  readonly urlOf: (act: Act) => string;
  /** Where the programme stands, for pages that show it. */
  readonly whole?: (ProgrammeStatus & Outlook) | undefined;
  /** What its holder wrote before, for pages that keep it. */
  readonly kept?: { readonly text: string; readonly at: Date } | undefined;
  /** What its holder has written for the meeting. */
  readonly own?: OwnWork | undefined;
  /** And for the one before. */
  readonly before?: Version<HandInContent> | undefined;
  /** The page's own address. */
  readonly address: string;
  /** What has been typed and not been taken. */
  readonly entered?: Form | undefined;
  /** Why it was not taken. */
  readonly fault?: Fault | undefined;
}

interface Fault {
  /** The field beside which it is said; above the page where it is about none. */
  readonly field?: string | undefined;
  readonly rule?: string | undefined;
  readonly says: string;
}

export interface Shown {
  readonly title: string;
  readonly body?: ReactNode;
  /** Left out where nothing can be answered any more. */
  readonly forms?: ReactNode;
}

/** What came of it: where the group then stands, for the page to show; or what is said instead of the page. */
export type Done =
  | {
      readonly status?: GroupStatus | undefined;
      /** What is said above the page instead of that it is done. */ readonly notes?: readonly string[];
    }
  | { readonly says: Shown };

/** A file that a page gives back. */
export interface Download {
  readonly about: HandedFile;
  readonly bytes: Buffer;
}

/** One purpose: what it loads, what it shows, what it does, what it says afterwards. */
export interface LinkPage {
  /** What its buttons choose. Anything else that is posted does nothing: scanners post, too. */
  readonly choices: readonly string[];
  /** Whether a choice can only be made knowing where the group stands. For all others the engine alone judges, in one call. */
  readonly needsStatus?: true;
  /** It shows where the programme as a whole stands. */
  readonly needsWhole?: true;
  /** It shows what its holder wrote before. */
  readonly keeps?: WordsAbout;
  /** The field that a refusal's sentence stands beside, by its rule. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What the page is there for. Where the group would refuse that, the page says so and has no form. */
  ordinary?(visit: Visit): Ordinary | undefined;
  /** When it was answered, and whether by its holder. */
  answered?(visit: Visit): Answered | undefined;
  /** That it was answered, in this page's own words. */
  answeredWords?(visit: Visit): (when: string) => string;
  /** Whether, and until when, an answer can be changed. */
  changeable?(visit: Visit): Changeable;
  /** Its script keeps drafts; without scripts a button does. */
  readonly scripted?: true;
  /** What else it shows. */
  load?(visit: Visit, desk: LinkDesk): Promise<Partial<Visit>>;
  show(visit: Visit, desk: LinkDesk): Shown;
  /** Keeps what is being typed. @throws Overtaken, Refused */
  draft?(
    visit: Visit,
    given: Readonly<Record<string, unknown>> & { readonly version?: number | undefined },
    desk: LinkDesk,
  ): Promise<{ readonly version: number; readonly at: Date }>;
  /** @param path behind the page's address, after `file` */
  download?(visit: Visit, desk: LinkDesk, path: string | undefined): Promise<Download | undefined>;
  act(visit: Visit, form: Form, desk: LinkDesk): Promise<Done>;
}

/** Until an instant, or without a day for it; false where it can't be. */
type Changeable = { readonly until: Instant } | boolean;

interface Answered {
  readonly at: Instant;
  readonly own: boolean;
}

/** The last of some happenings of the link's group. */
export function lastOf(
  { status, link, whole }: Visit,
  kinds: readonly HappeningKind[],
  about: Partial<Pick<Happening, 'meeting' | 'person'>>,
): Answered | undefined {
  const last = (whole ?? status)?.happenings?.findLast(
    ({ what, meeting, person }) =>
      kinds.includes(what) &&
      (about.meeting === undefined || meeting === about.meeting) &&
      (about.person === undefined || person === about.person),
  );
  const by = ruleOf(link.purpose).holder === 'hr' ? 'hr' : link.person;
  return last && { at: last.at, own: last.by === by };
}

/** A form's button. @param choice what is posted when it is pressed */
export function Button({ label, choice, second }: { label: string; choice: string; second?: true }): ReactNode {
  return (
    <button type="submit" name="choice" value={choice} className={second ? 'second' : undefined}>
      {label}
    </button>
  );
}

/** What was typed, to be posted again. */
type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What can't be taken back is asked once more, with what follows from it. Going back keeps what was typed. */
export function Sure(given: {
  readonly visit: Visit;
  readonly follows: string;
  readonly button: string;
  readonly choice: string;
  readonly fields?: Typed;
  readonly again?: string;
}): ReactNode {
  const { visit, follows, button, choice, fields = {}, again = visit.t.back } = given;
  return (
    <>
      <p>{follows}</p>
      <form method="post">
        <Hidden fields={{ ...fields, sure: 'yes' }} />
        <Button label={button} choice={choice} />
      </form>
      <Again label={again} fields={fields} />
    </>
  );
}

/** Back to the form, with what was typed. */
export function Again({ label, fields }: { label: string; fields: Typed }): ReactNode {
  return (
    <form method="post" className="plain">
      <Hidden fields={fields} />
      <Button label={label} choice={BACK} second />
    </form>
  );
}

export function Hidden({ fields }: { fields: Typed }): ReactNode {
  return Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
  );
}

/** Every page takes this choice: it is shown again with what was typed. */
export const BACK = 'back';

/** What was wrong with a field, said beside it. */
export function Wrong({ visit, field }: { visit: Visit; field: string }): ReactNode {
  if (visit.fault?.field !== field) return null;
  return (
    <span className="wrong" id={`${field}-wrong`} role="alert">
      {visit.fault.says}
    </span>
  );
}

/** For the field itself: read with its fault, where it has one. */
export function wrongAt({ fault }: Visit, field: string, describedBy?: string) {
  const isWrong = fault?.field === field;
  const by = [isWrong ? `${field}-wrong` : undefined, describedBy].filter(Boolean).join(' ');
  return { ...(isWrong ? { 'aria-invalid': true } : {}), ...(by ? { 'aria-describedby': by } : {}) } as const;
}

/** A text field of several lines with its label, and what has been typed in it or was kept. */
export function Lines({
  visit,
  name,
  label,
  rows,
  value = '',
  most = MOST_WORDS,
}: {
  visit: Visit;
  name: string;
  label: string;
  rows: number;
  value?: string | undefined;
  most?: number;
}): ReactNode {
  return (
    <>
      <label className="label" htmlFor={name}>
        {label}
      </label>
      <Wrong visit={visit} field={name} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        maxLength={most}
        defaultValue={visit.entered ? visit.entered.text(name, Infinity) : value}
        {...wrongAt(visit, name)}
      />
    </>
  );
}

/** A field of one line with its label. */
export function Field(given: {
  visit: Visit;
  type: 'date' | 'time' | 'text' | 'number';
  name: string;
  label: string;
  value?: string | undefined;
  more?: Readonly<Record<string, string | number | boolean>>;
}): ReactNode {
  const { visit, type, name, label, value = '', more = {} } = given;
  return (
    <>
      <label className="label" htmlFor={name}>
        {label}
      </label>
      <Wrong visit={visit} field={name} />
      <input
        type={type}
        id={name}
        name={name}
        defaultValue={visit.entered ? visit.entered.text(name) : value}
        {...more}
        {...wrongAt(visit, name)}
      />
    </>
  );
}

/** A box or a dot with its label. */
export function Choice(given: {
  type: 'checkbox' | 'radio';
  name: string;
  value: string;
  label: string;
  checked: boolean;
}): ReactNode {
  const { type, name, value, label, checked } = given;
  return (
    <label className="choice">
      <input type={type} name={name} value={value} defaultChecked={checked} />
      {label}
    </label>
  );
}

/** The mentees still in the group. */
export function activeIn({ group, status }: Visit): readonly Person[] {
  const active = status ? activeMentees(status) : [];
  return group?.mentees.filter(({ id }) => active.includes(id)) ?? [];
}

/** A mentee as they are called in the link's group. */
export function calledIn({ group }: Pick<Visit, 'group'>, mentee: Person): string {
  return calledAmong(mentee, group?.mentees ?? []);
}

/** Something that the page tells. */
export function Note({ says: text }: { says: string }): ReactNode {
  return (
    <p className="note" role="status">
      {text}
    </p>
  );
}

/** Said instead of the page. */
export function says(title: string, note: string): Done {
  return { says: { title, body: <Note says={note} /> } };
}
