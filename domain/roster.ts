// Who a programme's moments are for, and who holds which place in it.
import type { Moment } from './agenda.ts';
import type { Audience } from './kinds.ts';
import {
  convener,
  groupMeetings,
  mentorCircle,
  MEETINGS,
  type Gone,
  type Group,
  type Membership,
  type Person,
  type Programme,
} from './programme.ts';

/** A moment with the people it is for: one mail each. */
export type PeopledMoment = Moment & { readonly people: readonly string[] };

/** The ids behind an audience. */
export interface Audiences extends Readonly<Partial<Record<Audience, readonly string[]>>> {
  /** By round, the circle without those whose group has no meeting in it. */
  readonly circles?: Readonly<Record<number, readonly string[]>>;
}

/** Whom a moment is for. */
export function audienceOf(audiences: Audiences, to: Audience, round: number): readonly string[] {
  return (to === 'circle' ? audiences.circles?.[round] : undefined) ?? audiences[to] ?? [];
}

/** The agenda with its people: what the preview shows and the ledger starts from. */
export function withPeople(programme: Programme, moments: readonly Moment[]): PeopledMoment[] {
  const groups = new Map(programme.groups.map((group) => [group.id, groupAudiences(group)]));
  const circle = { ...introductionAudiences(programme), ...programmeAudiences(programme) };
  return moments.map((moment) => {
    const audiences = moment.group === undefined ? circle : groups.get(moment.group);
    return { ...moment, people: audiences ? audienceOf(audiences, moment.to, moment.round) : [] };
  });
}

/** Those in a group as it begins: who was erased before has no mails to wait for. */
export function groupAudiences(group: Pick<Group, 'mentor' | 'mentees'>): Audiences {
  const here = (people: readonly Person[]) => people.filter(({ gone }) => !gone).map(({ id }) => id);
  const [mentor, mentees] = [here([group.mentor]), here(group.mentees)];
  return { group: [...mentor, ...mentees], mentor, mentees };
}

export function programmeAudiences(programme: Programme): Audiences {
  const rounds = Array.from({ length: MEETINGS }, (_, n) => n + 1);
  return {
    circle: mentorCircle(programme).map(({ id }) => id),
    circles: Object.fromEntries(rounds.map((round) => [round, circleIn(programme, round)])),
    convener: [convener(programme).id],
    'hr-and-sponsor': [...new Set([programme.hr.id, programme.sponsor.id])],
    ...(programme.organisations ? { contacts: contactsIn(programme) } : {}),
  };
}

/** The HR contacts of the organisations that hold the programme together. */
export function contactsIn({ organisations = [] }: Pick<Programme, 'organisations'>): readonly string[] {
  return [...new Set(organisations.map(({ hr }) => hr.id))];
}

/** Whom the introduction writes to, as things stand when it begins. */
export function introductionAudiences({ hr, sponsor, groups, introduction }: Programme): Audiences {
  const here = ({ mentees }: Group) => mentees.filter(({ gone }) => !gone).map(({ id }) => id);
  return {
    hr: [hr.id],
    sponsor: [sponsor.id],
    directors: introduction?.nomination?.directors.map(({ id }) => id) ?? [],
    mentors: [...new Set(groups.map(({ mentor }) => mentor.id))],
    invited: groups.flatMap(here),
  };
}

/** Whose group closes with talks has no fourth round to prepare. */
function circleIn(programme: Programme, round: number): readonly string[] {
  const isAlone = programme.groups.length === 1;
  const groups = programme.groups.filter((group) => groupMeetings(group).some(({ meeting }) => meeting === round));
  return mentorCircle(programme)
    .filter(({ id }) => (isAlone && id === programme.hr.id) || groups.some(({ mentor }) => mentor.id === id))
    .map(({ id }) => id);
}

/**
 * Why somebody is no longer in their place in a group or, without one, in the mentor circle; undefined where they are, or
 * never had one. HR and the sponsor keep theirs.
 */
export function goneFrom(
  { hr, sponsor, introduction }: Pick<Programme, 'hr' | 'sponsor' | 'introduction'>,
  memberships: readonly Membership[],
  person: string,
  group: string | undefined,
): Gone | undefined {
  if (person === hr.id || person === sponsor.id) return undefined;
  const directs = introduction?.nomination?.directors.some(({ id }) => id === person) === true;
  if (directs && group === undefined) return undefined;
  const own = memberships.filter(
    (membership) => membership.person === person && (group === undefined || membership.group === group),
  );
  return own.some(({ gone }) => gone === undefined) ? undefined : own.at(-1)?.gone;
}
