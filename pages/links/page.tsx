// The parts that several pages behind links have.
import { Button } from '../button.tsx';
import type { ReactNode } from 'react';
import type { HappeningKind, IntroductionStage } from '../../domain/kinds.ts';
import { calledAmong, type Person } from '../../domain/programme.ts';
import { activeMentees, type Happening, type StageStatus } from '../../domain/status.ts';
import { ruleOf } from '../../links/purposes.ts';
import type { Answered, Done, Visit } from './visit.ts';

export type { Done, Download, Kept, LinkPage, Shown, Visit } from './visit.ts';

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

/** A stage before the first meeting, as it stands. */
export function stageIn({ whole }: Pick<Visit, 'whole'>, stage: IntroductionStage): StageStatus | undefined {
  return whole?.introduction?.find((each) => each.stage === stage);
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
}: {
  visit: Visit;
  name: string;
  label: string;
  rows: number;
  value?: string | undefined;
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
