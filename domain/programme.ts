// What a programme is once it has been taken in: every person with an id, every meeting with its instants.
// The JSON that HR posts is read in body.ts.

import type { AdaptedTask } from './task.ts';

export const LANGUAGES = ['da', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** What a group is called that HR gives no name. */
export const GROUP_WORD: Readonly<Record<Language, string>> = { da: 'Hold', en: 'Group' };
/** Aspirants write and hand in; leaders keep open questions in mind and hand in nothing (R64). */
export type Variant = 'aspirants' | 'leaders';
/** How a group ends: with a fourth meeting, or with a one-to-one talk with each mentee after three (R65). */
export type Closing = 'fourth-meeting' | 'talks';
/** An instant as ISO 8601 in UTC, such as `2027-02-02T15:00:00Z`. */
export type Instant = string;

export type Gender = 'woman' | 'man';

/** Why somebody is no longer in their place. */
export type Gone = 'left' | 'replaced' | 'erased';

export interface Person {
  /** Opaque, and the only form in which the engine knows a person. One human has one, whatever places they hold. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly department?: string | undefined;
  readonly organisation?: string | undefined;
  /** The direct manager's address, for R27. */
  readonly manager?: string | undefined;
  /** `YYYY-MM-DD`, for R31. */
  readonly employedSince?: string | undefined;
  /** How they are greeted, where the first of their names isn't it. */
  readonly greeting?: string | undefined;
  /** Only until the groups are made, and only where they or the quota ask for it (R19, R30). */
  readonly gender?: Gender | undefined;
  /** Why they are no longer in the place where they stand here; such a person gets nothing but the goodbye. */
  readonly gone?: Gone | undefined;
}

/** What of a person HR gives. */
export type PersonDetails = Omit<Person, 'id' | 'gone'>;

export type Role = 'mentor' | 'mentee';

/** A place in a group that somebody holds or has held. */
export interface Membership {
  readonly person: string;
  readonly group: string;
  readonly role: Role;
  readonly gone?: Exclude<Gone, 'erased'> | undefined;
}

export interface Meeting {
  /** 1 to 4. */
  readonly meeting: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** From when to when. */
export type Span = Omit<Meeting, 'meeting'>;

/** What one group has agreed on (R17). */
export interface Practice {
  /** Calendar days between the deadline (23:59) and the meeting (R43). */
  readonly deadlineDays: number;
  /** Whether the mentees read each other's hand-ins (R48). */
  readonly shareHandIns: boolean;
  readonly closing: Closing;
  /** The length of a written task, in A4 pages (R44); two where none is given. */
  readonly pages?: number | undefined;
  /** Whether there is a task before meeting 1, too (R40). */
  readonly firstTask?: boolean | undefined;
  /** For whom the group is, where it is for one gender only (R30). */
  readonly gender?: 'women' | 'men' | undefined;
  /** Whether whoever opens a page that shows what people wrote has to show that the link is theirs. */
  readonly signIn?: boolean | undefined;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly variant: Variant;
  readonly mentor: Person;
  readonly mentees: readonly Person[];
  readonly location: string;
  /** A link to the meeting, where people meet on a screen. */
  readonly online?: string | undefined;
  /** Always four; where the group closes with talks the fourth is the day by which they are held. */
  readonly meetings: readonly Meeting[];
  readonly practice: Practice;
  /** By meeting: what is written or thought over for it, where HR or the mentor has given that; else the starter tasks. */
  readonly tasks?: Readonly<Record<number, readonly string[]>> | undefined;
  /** By meeting: what the mentor has made of its task since. Read beside the programme, never part of its content. */
  readonly adapted?: Readonly<Record<number, AdaptedTask>> | undefined;
}

/** Why, and what it is to lead to (R1-R5, R23). The purpose, the owner and the sponsor are the programme's. */
export interface Commission {
  readonly strategy: string;
  readonly criteria: readonly string[];
  readonly approveBy?: Instant | undefined;
}

/** How many each director names (R19): so many of each gender, or so many people. */
export type Quota = { readonly women: number; readonly men: number } | { readonly people: number };

export interface Nomination {
  readonly directors: readonly Person[];
  readonly quota: Quota;
  readonly by?: Instant | undefined;
}

export interface Invitations {
  readonly answerBy?: Instant | undefined;
  /** Who steps in, in this order, for somebody who says no (R22). */
  readonly reserves: readonly Person[];
}

/** The mentors' half day (R33); we place it where HR doesn't. */
interface Seminar {
  readonly startsAt?: Instant | undefined;
  readonly endsAt?: Instant | undefined;
  readonly location: string;
}

/** The stages that a programme has. Grouping comes with nomination. */
export interface Introduction {
  readonly commission?: Commission | undefined;
  readonly mentors?: { readonly answerBy?: Instant | undefined } | undefined;
  readonly nomination?: Nomination | undefined;
  readonly invitations?: Invitations | undefined;
  readonly seminar?: Seminar | undefined;
}

/** One of several that hold a programme together (R29). */
interface Organisation {
  /** As its people carry it. */
  readonly name: string;
  /** Who sees how its own people fare, and nobody else's. */
  readonly hr: Person;
}

export interface Programme {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly purpose: string;
  readonly hr: Person;
  readonly sponsor: Person;
  readonly companyDays: readonly string[];
  /** Years in the job under which a mentee gets a warning (R31). */
  readonly minimumYears: number;
  /** Days after the programme's end at which its people are erased. */
  readonly retentionDays: number;
  /** From how many answers on they are shown (R74). */
  readonly surveyThreshold?: number | undefined;
  /** Where the mentor circle meets, and who convenes it. */
  readonly circle?: CirclePlace | undefined;
  readonly organisations?: readonly Organisation[] | undefined;
  /** What comes before the first meeting; everybody has agreed where there is none. */
  readonly introduction?: Introduction | undefined;
  readonly groups: readonly Group[];
}

export interface CirclePlace {
  readonly location?: string | undefined;
  readonly online?: string | undefined;
  /** A mentor's id, or HR's. */
  readonly convener?: string | undefined;
}

export const MEETING_MINUTES = 180;
export const CIRCLE_MINUTES = 90;
export const MEETINGS = 4;
/** A group can close with talks once this meeting is held (R65). */
export const LAST_BEFORE_TALKS = MEETINGS - 1;
/** R9: six mentees; three to eight are possible. */
export const GROUP_SIZE = { default: 6, least: 3, most: 8 } as const;
/** A group of fewer mentees is talked about with its mentor. */
export const SMALL_GROUP = 4;
/** The longest postponement, in days. */
export const MOST_POSTPONED_DAYS = 366;
/** The most that a written task may be, in A4 pages (R44). */
const TASK_PAGES = 2;

/** The length of a group's written tasks, in A4 pages. */
export function pagesOf({ practice }: Pick<Group, 'practice'>): number {
  return practice.pages ?? TASK_PAGES;
}

/** Tasks lie between meetings (R41); where a group wants one, there is one before the first, too (R40). */
export function hasTask({ practice }: Pick<Group, 'practice'>, meeting: number): boolean {
  return meeting > 1 || practice.firstTask === true;
}

/** The group's meetings that will be held as meetings: four, or three where it closes with talks. */
export function groupMeetings(group: Group): readonly Meeting[] {
  return group.practice.closing === 'talks' ? group.meetings.slice(0, LAST_BEFORE_TALKS) : group.meetings;
}

/** The mentor circle: a mentor may have two groups; with one group HR joins. */
export function mentorCircle(programme: Programme): readonly Person[] {
  const mentors = programme.groups.map(({ mentor }) => mentor).filter(({ gone }) => !gone);
  return distinct(programme.groups.length === 1 ? [...mentors, programme.hr] : mentors);
}

/** Who convenes the circle and confirms its meetings: the mentor whom HR has named, for as long as they are one; else HR. */
export function convener({ hr, groups, circle }: Pick<Programme, 'hr' | 'groups' | 'circle'>): Person {
  const mentors = groups.map(({ mentor }) => mentor);
  return mentors.find(({ id, gone }) => id === circle?.convener && !gone) ?? hr;
}

/** Somebody as they are called among others: with their department where another has the same name. */
export function calledAmong({ id, name, department }: Person, others: readonly Person[]): string {
  const isShared = others.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase());
  return isShared && department ? `${name} (${department})` : name;
}

/** Everybody once, whatever places they hold. */
export function everyone(programme: Programme): readonly Person[] {
  const { hr, sponsor, groups, introduction, organisations = [] } = programme;
  const { nomination, invitations } = introduction ?? {};
  return distinct([
    hr,
    sponsor,
    ...groups.flatMap((group) => [group.mentor, ...group.mentees]),
    ...(nomination?.directors ?? []),
    ...(invitations?.reserves ?? []),
    ...organisations.map((organisation) => organisation.hr),
  ]);
}

export function groupOf(programme: Programme, id: string | undefined): Group | undefined {
  return programme.groups.find((group) => group.id === id);
}

export function sameAddress(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one !== '' && one.toLowerCase() === other?.toLowerCase();
}

export function distinct(people: readonly Person[]): Person[] {
  return people.filter(({ id }, index) => people.findIndex((other) => other.id === id) === index);
}
