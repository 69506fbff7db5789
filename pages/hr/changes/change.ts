// What a change is made of: what is asked, what it would do, and doing it.
import type { ReactNode } from 'react';
import type { Foreseen } from '../../../desk/foreseeing.ts';
import type { MovePreview } from '../../../desk/move-preview.ts';
import type { About } from '../../../desk/staff.ts';
import { inGroup, readInGroup } from '../../../domain/ids.ts';
import type { Person } from '../../../domain/programme.ts';
import { hadLeft } from '../../../domain/status.ts';
import type { Form } from '../../form.ts';
import type { HrVisit } from '../page.tsx';
import type { programmeIn } from '../programme-frame.ts';

export type Given = { readonly visit: HrVisit; readonly everybody: readonly Person[] } & Awaited<
  ReturnType<typeof programmeIn>
>;

export interface Foresight {
  /** In a sentence each. */
  readonly says: readonly string[];
  readonly foreseen?: Foreseen;
  readonly moves?: MovePreview;
  /** What it was told from: where that changes, it is told anew before it is done. */
  readonly seen: unknown;
}

interface Receipt {
  readonly receipt: ReactNode;
}

export interface Change {
  /** What is to be chosen before anything can be asked; undefined where it is known. */
  first?(given: Given): ReactNode;
  /** Null where there is nothing that it could be done to. */
  fields(given: Given): ReactNode;
  /** @throws Refused by the rule that would refuse it */
  foresee(given: Given, form: Form): Promise<Foresight>;
  /** @returns whether it changed anything; or what is to be read and kept of it */
  act(given: Given, form: Form): Promise<boolean | Receipt>;
  about(form: Form): About;
}

/** Mentees and mentors who are there, as a choice. */
export function peopleThere({ view }: Given, role: 'mentee' | 'both' = 'mentee') {
  return view.groups.flatMap(({ id, name, phase, mentor, mentees }) =>
    phase === 'ended'
      ? []
      : [
          ...(role === 'both' && !('gone' in mentor) ? [mentor] : []),
          ...mentees.filter(({ status, ...mentee }) => status === 'active' && !('erased' in mentee)),
        ].map((person) => ({ value: inGroup(id, person.id), label: `${person.name}, ${name}` })),
  );
}

/** Mentees of a group who are there, and those who were when the meeting began, as a choice. */
export function attendable({ view }: Given, group: string, startsAt: string) {
  return view.groups
    .filter(({ id, phase }) => id === group && phase !== 'ended')
    .flatMap(({ id, name, mentees }) =>
      mentees
        .filter((mentee) => !('erased' in mentee) && (mentee.status === 'active' || !hadLeft(mentee.leftAt, startsAt)))
        .map((mentee) => ({ value: inGroup(id, mentee.id), label: `${mentee.name}, ${name}` })),
    );
}

/** Groups that have not ended, as a choice. */
export function groupsThere({ view }: Given) {
  return view.groups.filter(({ phase }) => phase !== 'ended').map(({ id, name }) => ({ value: id, label: name }));
}

/** Meetings that are still to be held, as a choice. @param begun only those that have begun */
export function meetingsThere({ view, visit: { t }, dates, today }: Given, begun = false) {
  const isWanted = (status: string, startsAt: string) =>
    begun
      ? (status === 'planned' || status === 'held') && Date.parse(startsAt) <= Date.parse(today)
      : status === 'planned';
  return view.groups.flatMap(({ id, name, meetings }) =>
    meetings
      .filter(({ status, startsAt }) => isWanted(status, startsAt))
      .map(({ meeting, startsAt }) => ({
        value: inGroup(id, meeting),
        label: `${name}, ${t.start.meeting(meeting)}, ${dates.shortMoment(startsAt)}`,
      })),
  );
}

/** Two in one field: `hold-1/2`. */
export function pairIn(form: Form, name: string): readonly [group: string, other: string] {
  return readInGroup(form.text(name));
}

export function nameIn({ everybody }: Given, person: string): string {
  return everybody.find(({ id }) => id === person)?.name ?? '';
}
