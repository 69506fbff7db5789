// Where a fault of a body is mended in a draft, and what that is called there.
import type { HrVisit } from './page.tsx';

/** By its path, or by its last part for who is added. */
export const DRAFT_FIELDS: Readonly<Record<string, string>> = {
  ...{ 'introduction.commission.approveBy': 'approveBy', 'introduction.mentors.answerBy': 'mentorsBy' },
  ...{ 'introduction.nomination.by': 'nominateBy', 'introduction.invitations.answerBy': 'answerBy' },
  ...{ 'introduction.seminar.startsAt': 'seminarAt', 'introduction.seminar.endsAt': 'seminarAt' },
  ...{ 'groups.0.practice.deadlineDays': 'deadlineDays' },
  ...{ 'new-name': 'new-name', 'new-email': 'new-email' },
  ...{ companyDays: 'companyDays', title: 'title', purpose: 'purpose' },
  ...{ 'hr.name': 'hrName', 'hr.email': 'hrEmail', hr: 'hrName' },
  ...{ 'sponsor.name': 'sponsorName', 'sponsor.email': 'sponsorEmail', to: 'to' },
  ...{ 'groups.0.meetings.first': 'first', email: 'email', name: 'name' },
};

/** What a field of a body is called in the draft; empty where it has no name there. */
export function calledInDraft({ t }: Pick<HrVisit, 't'>, path: string): string {
  const field = fieldIn(path);
  const facts: Readonly<Record<string, string>> = t.draft.facts;
  const ofPeople: Readonly<Record<string, string>> = { ...t.upload.fields, mentor: t.people.roles.mentor };
  const last = path.split('.').at(-1) ?? '';
  return (field === undefined ? undefined : facts[field]) ?? ofPeople[last] ?? '';
}

/** @returns undefined where it has no field of its own */
export function fieldIn(path: string): string | undefined {
  return DRAFT_FIELDS[path] ?? DRAFT_FIELDS[path.replace(/\.\d+$/, '')];
}
