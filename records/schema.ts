// The tables. People, their words and the mail ledger live here, and nowhere else. migrations.ts makes them.
import type { ColumnType, Generated } from 'kysely';
import type { MailKind } from '../domain/kinds.ts';
import type {
  Gender,
  Gone,
  Group,
  Introduction,
  Invitations,
  Nomination,
  Programme,
  Role,
  Variant,
} from '../domain/programme.ts';
import type { Draft } from '../domain/grouping.ts';
import type { OwnPlace } from '../domain/own-words.ts';
import type { Final, ProgrammeStatus } from '../domain/status.ts';
import type { HrTables } from './hr-schema.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type MaybeTime = ColumnType<Date | null, Date | string | null, Date | string | null>;
/** Written as text, read as what it was. */
type Json<T> = ColumnType<T, string, string>;

/** A programme without its people, who have tables of their own so that each can be erased. */
export type ProgrammeContent = Omit<Programme, 'hr' | 'sponsor' | 'groups' | 'introduction' | 'organisations'> & {
  readonly hr: string;
  readonly sponsor: string;
  readonly introduction?: IntroductionContent | undefined;
  readonly organisations?: readonly { readonly name: string; readonly hr: string }[] | undefined;
  readonly groups: readonly Omit<Group, 'mentor' | 'mentees'>[];
};

/** Directors and reserves by id. */
type IntroductionContent = Omit<Introduction, 'nomination' | 'invitations'> & {
  readonly nomination?: (Omit<Nomination, 'directors'> & { readonly directors: readonly string[] }) | undefined;
  readonly invitations?: (Omit<Invitations, 'reserves'> & { readonly reserves: readonly string[] }) | undefined;
};

/** What a rehearsal keeps beside its programme. */
export interface RehearsalRecord {
  readonly scenario: unknown;
  /** Every mail goes here instead, if given. */
  readonly to?: string | undefined;
  /** How its clock runs, so that whoever finds it not begun can begin it. */
  readonly clock: { readonly origin: number; readonly pace: number };
}

interface ProgrammeTable {
  id: string;
  /** What its links know it by; another one whenever a programme is posted. */
  number: Generated<number>;
  content: Json<ProgrammeContent>;
  /** The address that its calendar entries come from, for its whole life. */
  organizer: string | null;
  content_hash: string;
  /** Set for a rehearsal only. */
  rehearsal: ColumnType<RehearsalRecord | null, string | null, string | null>;
  created_at: Generated<Date>;
  /** When the programme began on its own clock; the agenda counts from here. */
  started_at: MaybeTime;
  ended_at: MaybeTime;
  /** What the engine knew when the programme ended; the engine itself forgets. */
  final: ColumnType<Final<ProgrammeStatus> | null, string | null, string | null>;
  /** Whose turn it is to change who is who; free from then on in any case. */
  roster_turn: string | null;
  roster_turn_until: MaybeTime;
}

/** Everybody who was ever named. Which places they hold is told by `membership`. */
interface PersonTable {
  programme: string;
  id: string;
  name: string;
  email: string;
  department: string | null;
  organisation: string | null;
  manager: string | null;
  employed_since: string | null;
  /** How they are greeted, where their name doesn't tell. */
  greeting: string | null;
  /** Until the groups are made. */
  gender: Gender | null;
  erased: Generated<boolean>;
  /** Rises with each new address; links that were mailed to an older one no longer hold. */
  address_version: Generated<number>;
}

/** Where somebody was written to before their address was mended, until their calendar there is cleared. */
interface FormerAddressTable {
  programme: string;
  /** What the engine knows of it. */
  id: string;
  person: string;
  name: string;
  email: string;
}

interface MembershipTable {
  programme: string;
  group_id: string;
  person: string;
  role: Role;
  /** In the order in which places were taken; of a group's mentors the last one is its mentor. */
  position: number;
  /** Why they are no longer in it. */
  gone: Exclude<Gone, 'erased'> | null;
}

export type Outcome = 'planned' | 'sent' | 'suppressed' | 'failed';

interface MailTable {
  /** See `mailId`: one decision, one mail. */
  id: string;
  programme: string;
  group_id: string | null;
  moment: string;
  kind: MailKind;
  person: string;
  planned_for: Time;
  outcome: Outcome;
  reason: string | null;
  message_id: string;
  /** When the outcome was reached, on the programme's clock. */
  at: MaybeTime;
  /** Rises with each change of the agenda; a delivery that knows an older one must not send. */
  revision: Generated<number>;
  /** Who is sending it now. */
  claim: string | null;
  /** Until when, unless they say that they still are. */
  claimed_until: MaybeTime;
  /** How often it was handed over without an answer that said what became of it. */
  copies: Generated<number>;
  /** Not to be tried before, on the engine's clock. */
  not_before: MaybeTime;
  /** When it was written, on the programme's clock. A copy keeps the time of the first. */
  written_at: MaybeTime;
}

interface PlaceTable {
  programme: string;
  /** What the engine knows of it. */
  id: string;
  /** Where a meeting that was moved is held, if not at the group's place. */
  place: string;
}

/** `promise`: what somebody has promised with their yes. `commission`: the sponsor's comment. `stage-reason`: why HR went on without a stage. */
export type WordsAbout =
  | 'dropout-reason'
  | 'cancel-reason'
  | 'closing-form'
  | 'survey-before'
  | 'mentor-survey'
  | 'promise'
  | 'decline-reason'
  | 'commission'
  | 'stage-reason';

interface WordsTable {
  programme: string;
  person: string;
  about: WordsAbout;
  /** Empty where they are about the programme as a whole; a stage's name where they are about one. */
  group_id: string;
  /** Sealed by the person's key; in older rows by a key of CONTENT_KEYS itself. */
  sealed: string;
  at: Generated<Date>;
}

/** A person's data key, wrapped by one of CONTENT_KEYS. */
interface ContentKeyTable {
  programme: string;
  person: string;
  /** Another one where a key of CONTENT_KEYS was lost. */
  generation: number;
  wrapped: string;
}

/**
 * `task`: the mentor's own for a meeting. `draft` and `hand-in`: a mentee's. `note`: the mentor's own, for nobody else. `question`: one
 * mentee's to another. `lesson`: what should be done otherwise next time.
 */
export type WritingKind = 'task' | 'draft' | 'hand-in' | 'note' | 'question' | 'lesson';

interface WritingTable {
  programme: string;
  /** Empty for the programme as a whole. */
  group_id: string;
  /** The meeting that it is for; 0 for none. */
  meeting: number;
  person: string;
  kind: WritingKind;
  version: number;
  sealed: string;
  at: Generated<Date>;
}

/** What goes with a version of a text. Its name and type are in the text. */
interface FileTable extends Omit<WritingTable, 'sealed' | 'at'> {
  sealed: Uint8Array;
}

/** What has been shown of people's answers to one question. */
interface PublishedTable {
  programme: string;
  question: string;
  version: number;
  counts: Json<Record<string, number>>;
  /** By person, each answer sealed by its own person's key. */
  made_of: Json<Record<string, string>>;
  at: Generated<Date>;
}

/** Somebody who has been named for the programme, and by whom: a director, or HR. */
interface NominationTable {
  programme: string;
  person: string;
  director: string;
  /** Where HR knows which kind of group they belong in. */
  variant: Variant | null;
  at: Generated<Date>;
}

/** The groups as they are proposed, until they are made; nobody hears of it. */
interface GroupingTable {
  programme: string;
  draft: Json<Draft>;
  at: ColumnType<Date, Date | undefined, Date>;
}

/** What HR says in a letter besides what the letter says. */
interface OwnWordsTable {
  programme: string;
  kind: MailKind;
  place: OwnPlace;
  text: string;
}

/** By which account at the sign-on somebody of a programme is known, from the first time on that they used it. */
interface AccountTable {
  programme: string;
  person: string;
  issuer: string;
  subject: string;
}

export interface Tables extends HrTables {
  account: AccountTable;
  own_words: OwnWordsTable;
  nomination: NominationTable;
  grouping: GroupingTable;
  published: PublishedTable;
  programme: ProgrammeTable;
  person: PersonTable;
  membership: MembershipTable;
  mail: MailTable;
  words: WordsTable;
  content_key: ContentKeyTable;
  writing: WritingTable;
  file: FileTable;
  place: PlaceTable;
  former_address: FormerAddressTable;
}
