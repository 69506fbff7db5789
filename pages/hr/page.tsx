// What HR's pages are made of: what a page is, and the parts that several have.
import type { ReactNode } from 'react';
import type { Desk } from '../../desk/desk.ts';
import { Refused } from '../../desk/refused.ts';
import type { Session, StaffDesk } from '../../desk/staff.ts';
import { ENGINE_RULES, isOneOf } from '../../domain/kinds.ts';
import type { Language } from '../../domain/programme.ts';
import { Dates } from '../../language/dates.ts';
import type { Words } from '../../language/words.ts';
import type { Form } from '../form.ts';

export interface HrVisit {
  readonly who: Session;
  readonly desk: Desk;
  readonly staff: StaffDesk;
  readonly language: Language;
  readonly words: Words;
  readonly t: Words['hr'];
  /** From the address: `id`, `person`. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The page's own address, without its query. */
  readonly here: string;
  /** What was posted and is shown again. */
  readonly entered?: Form | undefined;
  readonly faults?: readonly HrFault[] | undefined;
}

/** Something wrong with what was posted, beside its field where it has one. */
export interface HrFault {
  readonly field?: string | undefined;
  readonly says: string;
}

export interface HrShown {
  readonly title: string;
  readonly body: ReactNode;
  /** The programme that it is about: its pages stand in the menu. */
  readonly programme?: { readonly id: string; readonly title: string; readonly introduced: boolean } | undefined;
  readonly status?: number;
  readonly script?: string;
}

/** To be kept as a file. */
export interface HrFile {
  readonly name: string;
  readonly type: string;
  readonly content: string | Buffer;
  /** Shown in a frame of ours, where it can do nothing. */
  readonly framed?: boolean;
}

/** Done: another page tells it. */
export interface HrDone {
  readonly to: string;
  /** Which of the words for what was done. */
  readonly done?: keyof Words['hr']['done'];
  /** Of a draft that was kept: what its page has to know to keep it again. */
  readonly version?: number;
}

export interface HrPage {
  /** As Express reads it, under `/hr`. */
  readonly path: string;
  show(visit: HrVisit): Promise<HrShown | HrFile>;
  /** It looks for what is typed, which stands in no address: whoever may read posts it, and nothing changes. */
  readonly seeks?: boolean;
  /** By rule or path of a refusal, the field that it is about. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Where it can be posted to, which needs the role for it. */
  act?(visit: HrVisit, form: Form): Promise<HrDone | HrShown>;
}

export const isAdmin = ({ who }: Pick<HrVisit, 'who'>): boolean => who.role === 'admin';

export function datesOf({ words }: Pick<HrVisit, 'words'>, timeZone: string): Dates {
  return new Dates(words, timeZone);
}

/** Why the desk said no, in the words of whoever asked. @param fields by rule or path, the field that it is about */
export function faultsOf(
  { t, words }: Pick<HrVisit, 't' | 'words'>,
  error: Refused,
  fields: Readonly<Record<string, string>> = {},
): readonly HrFault[] {
  if (error.why === 'away') return [{ says: t.away }];
  if (error.why === 'ended') return [{ says: t.ended }];
  if (error.why === 'unknown') return [{ says: t.unknown }];
  return error.faults.map(({ path, rule, message }) => ({
    field: fields[rule] ?? fields[path],
    says:
      (error.why === 'invalid' ? refusedIn(t, rule, message) : undefined) ??
      (isOneOf(ENGINE_RULES, rule) ? words.rules[rule] : (ruleIn(t, rule) ?? message)),
  }));
}

/** What a body that breaks a rule is refused with, where the rule is else a warning, or the engine's about something that runs. */
function refusedIn({ refusals }: Words['hr'], rule: string, message: string): string | undefined {
  return Object.entries(refusals).find(([name]) => name === rule)?.[1](message);
}

/** A rule of the model in HR's words; undefined where there are none for it. */
export function ruleIn({ rules }: Words['hr'], rule: string): string | undefined {
  return Object.entries(rules).find(([name]) => name === rule)?.[1];
}

/** A warning by its rule, with the particulars as the rules tell them, which is in English. */
export function Told(given: { visit: HrVisit; rule: string; message: string; people: readonly string[] }): ReactNode {
  const { visit, rule, message, people } = given;
  const says = ruleIn(visit.t, rule);
  return (
    <>
      {says ?? <span lang="en">{message}</span>} {people.join(', ')}
      {says === undefined || visit.language === 'en' ? null : (
        <span className="hint" lang="en">
          {message}
        </span>
      )}
    </>
  );
}

/** @param at the page that the fields are on, where it is another */
export function Faults({ visit: { faults = [], t }, at = '' }: { visit: HrVisit; at?: string }): ReactNode {
  if (faults.length === 0) return null;
  return (
    <div className="summary" role="alert" tabIndex={-1} id="faults">
      <h2>{t.faults(faults.length)}</h2>
      <ul>
        {faults.map(({ field, says }) => (
          <li key={`${field ?? ''} ${says}`}>{field === undefined ? says : <a href={`${at}#${field}`}>{says}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

interface FieldGiven {
  readonly visit: HrVisit;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
}

type Control = Readonly<Record<string, unknown>> & { readonly defaultValue?: string };

function Labelled({
  visit,
  name,
  label,
  hint,
  value = '',
  draw,
}: FieldGiven & { draw: (control: Control) => ReactNode }) {
  const fault = visit.faults?.find(({ field }) => field === name);
  const by = [hint ? `${name}-hint` : '', fault ? `${name}-wrong` : ''].filter(Boolean).join(' ');
  return (
    <div>
      <label className="label" htmlFor={name}>
        {label}
      </label>
      {hint ? (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      ) : null}
      {fault ? (
        <span className="wrong" id={`${name}-wrong`}>
          {fault.says}
        </span>
      ) : null}
      {draw({
        id: name,
        name,
        defaultValue: visit.entered?.has(name) ? visit.entered.text(name) : value,
        ...(fault ? { 'aria-invalid': true } : {}),
        ...(by ? { 'aria-describedby': by } : {}),
      })}
    </div>
  );
}

export function Field({
  type = 'text',
  more = {},
  ...given
}: FieldGiven & {
  type?: 'text' | 'email' | 'date' | 'time' | 'number' | 'search' | 'datetime-local';
  more?: Readonly<Record<string, string | number | boolean>>;
}): ReactNode {
  return <Labelled {...given} draw={(control) => <input type={type} {...more} {...control} />} />;
}

export function Area({
  rows = 4,
  more = {},
  ...given
}: FieldGiven & { rows?: number; more?: Readonly<Record<`data-${string}`, string>> }): ReactNode {
  return <Labelled {...given} draw={(control) => <textarea rows={rows} {...more} {...control} />} />;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function Select({ options, ...given }: FieldGiven & { options: readonly Option[] }): ReactNode {
  return (
    <Labelled
      {...given}
      draw={(control) => (
        <select {...control}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    />
  );
}

export function Box({
  visit,
  name,
  label,
  checked = false,
}: Omit<FieldGiven, 'value'> & { checked?: boolean }): ReactNode {
  const on = visit.entered ? visit.entered.has(name) : checked;
  return (
    <label className="choice">
      <input type="checkbox" name={name} value="yes" defaultChecked={on} />
      {label}
    </label>
  );
}

/** What was entered, to be posted once more. */
export function Carried({ form, but = [] }: { form: Form; but?: readonly string[] }): ReactNode {
  return Object.entries(form.all)
    .filter(([name]) => !but.includes(name))
    .flatMap(([name, values]) =>
      values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
    );
}
