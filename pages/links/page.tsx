// What a page behind a link is, and the parts that several of them have.
import type { ReactNode } from 'react';
import { MOST_WORDS, type LinkDesk, type OpenLink } from '../../desk/by-link.ts';
import { calledAmong, type Person } from '../../domain/programme.ts';
import { activeMentees, type GroupStatus } from '../../domain/status.ts';
import type { Words } from '../../language/words.ts';
import type { Form } from '../form.ts';

/** A link in use, with the words of its programme's language. */
export interface Visit extends OpenLink {
  readonly words: Words;
  readonly t: Words['pages'];
  /** The meeting or round that it is about. */
  readonly n: number;
}

export interface Shown {
  readonly title: string;
  readonly body: ReactNode;
}

/** What came of it: where the group then stands, for the page to show; or what is said instead of the page. */
export type Done = { readonly status?: GroupStatus | undefined } | { readonly says: Shown };

/** One purpose: what it loads, what it shows, what it does, what it says afterwards. */
export interface LinkPage {
  /** What its buttons choose. Anything else that is posted does nothing: scanners post, too. */
  readonly choices: readonly string[];
  /** Whether a choice can only be made knowing where the group stands. For all others the engine alone judges, in one call. */
  readonly needsStatus?: true;
  show(visit: Visit, desk: LinkDesk): Shown;
  act(visit: Visit, form: Form, desk: LinkDesk): Promise<Done>;
}

/** A form's button. @param choice what is posted when it is pressed */
export function Button({ label, choice, second }: { label: string; choice: string; second?: true }): ReactNode {
  return (
    <button type="submit" name="choice" value={choice} className={second ? 'second' : undefined}>
      {label}
    </button>
  );
}

/** A text field of several lines with its label. */
export function Lines({
  name,
  label,
  rows,
  id = name,
}: {
  name: string;
  label: string;
  rows: number;
  id?: string;
}): ReactNode {
  return (
    <>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea id={id} name={name} rows={rows} maxLength={MOST_WORDS} />
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

/** Said instead of the page. */
export function says(title: string, note: string): Done {
  return {
    says: {
      title,
      body: (
        <p className="note" role="status">
          {note}
        </p>
      ),
    },
  };
}
