// The tables, and the migration that makes them. People, their words and the mail ledger live here, and nowhere else.
import { sql, type ColumnType, type Generated, type Kysely, type Migration } from 'kysely';
import type { MailKind } from '../domain/kinds.ts';
import type { Gone, Group, Programme, Role } from '../domain/programme.ts';
import type { Final, ProgrammeStatus } from '../domain/status.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type MaybeTime = ColumnType<Date | null, Date | string | null, Date | string | null>;
/** Written as text, read as what it was. */
type Json<T> = ColumnType<T, string, string>;

/** A programme without its people, who have tables of their own so that each can be erased. */
export type ProgrammeContent = Omit<Programme, 'hr' | 'sponsor' | 'groups'> & {
  readonly hr: string;
  readonly sponsor: string;
  readonly groups: readonly Omit<Group, 'mentor' | 'mentees'>[];
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

export type WordsAbout = 'dropout-reason' | 'cancel-reason' | 'closing-form' | 'mentor-survey';

interface WordsTable {
  programme: string;
  person: string;
  about: WordsAbout;
  /** Empty where they are about the programme as a whole. */
  group_id: string;
  /** Sealed by the person's key; in older rows by a key of CONTENT_KEYS itself. */
  sealed: string;
  at: Generated<Date>;
}

/** A person's data key, wrapped by one of CONTENT_KEYS. */
interface ContentKeyTable {
  programme: string;
  person: string;
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

export interface Tables {
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

/** In their order; once released, one is never changed: the next one changes what it made. */
export const migrations: Record<string, Migration> = {
  '0001-programmes-people-mails': {
    async up(db: Kysely<unknown>) {
      for (const statement of FIRST) await sql.raw(statement).execute(db);
    },
  },
  '0002-claims-of-mails': {
    async up(db: Kysely<unknown>) {
      await sql`alter table mail add claim text, add claimed_until timestamptz, add copies int not null default 0, add not_before timestamptz`.execute(
        db,
      );
    },
  },
  '0003-links-and-addresses': {
    async up(db: Kysely<unknown>) {
      for (const statement of LINKS) await sql.raw(statement).execute(db);
    },
  },
  '0004-when-a-mail-was-written': {
    async up(db: Kysely<unknown>) {
      await sql`alter table mail add written_at timestamptz`.execute(db);
    },
  },
  '0005-what-people-write': {
    async up(db: Kysely<unknown>) {
      for (const statement of WRITING) await sql.raw(statement).execute(db);
    },
  },
};

const WRITING = [
  `create table content_key (
    programme text not null,
    person text not null,
    wrapped text not null,
    primary key (programme, person),
    foreign key (programme, person) references person on delete cascade
  )`,
  `create table writing (
    programme text not null,
    group_id text not null,
    meeting int not null,
    person text not null,
    kind text not null,
    version int not null check (version > 0),
    sealed text not null,
    at timestamptz not null default now(),
    primary key (programme, group_id, meeting, kind, person, version),
    foreign key (programme, person) references person on delete cascade
  )`,
  `create table file (
    programme text not null,
    group_id text not null,
    meeting int not null,
    person text not null,
    kind text not null,
    version int not null,
    sealed bytea not null,
    primary key (programme, group_id, meeting, kind, person, version),
    foreign key (programme, group_id, meeting, kind, person, version) references writing on delete cascade
  )`,
  // Sealed bytes can't be made smaller.
  'alter table file alter sealed set storage external',
];

const FIRST = [
  `create table programme (
    id text primary key,
    content jsonb not null,
    content_hash text not null,
    rehearsal jsonb,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    ended_at timestamptz,
    final jsonb
  )`,
  `create table person (
    programme text not null references programme on delete cascade,
    id text not null,
    name text not null,
    email text not null,
    department text,
    organisation text,
    manager text,
    employed_since text,
    erased boolean not null default false,
    primary key (programme, id)
  )`,
  `create table membership (
    programme text not null,
    group_id text not null,
    person text not null,
    role text not null check (role in ('mentor', 'mentee')),
    position int not null,
    gone text check (gone in ('left', 'replaced')),
    primary key (programme, group_id, person, role),
    foreign key (programme, person) references person on delete cascade
  )`,
  `create table mail (
    id text primary key,
    programme text not null references programme on delete cascade,
    group_id text,
    moment text not null,
    kind text not null,
    person text not null,
    planned_for timestamptz not null,
    outcome text not null check (outcome in ('planned', 'sent', 'suppressed', 'failed')),
    reason text,
    message_id text not null,
    at timestamptz,
    revision int not null default 0
  )`,
  'create index mail_of_programme on mail (programme, planned_for)',
  `create table words (
    programme text not null references programme on delete cascade,
    person text not null,
    about text not null,
    group_id text not null default '',
    sealed text not null,
    at timestamptz not null default now(),
    primary key (programme, person, about, group_id)
  )`,
  `create table place (
    programme text not null references programme on delete cascade,
    id text not null,
    place text not null,
    primary key (programme, id)
  )`,
  // One row: when the next mail may go, for all workers together.
  `create table pace (
    single bool primary key default true check (single),
    next timestamptz not null default now()
  )`,
  'insert into pace default values',
];

const LINKS = [
  'alter table programme add number serial unique, add organizer text',
  'alter table person add address_version int not null default 0, add greeting text',
  `create table former_address (
    programme text not null,
    id text not null,
    person text not null,
    name text not null,
    email text not null,
    primary key (programme, id),
    foreign key (programme, person) references person on delete cascade
  )`,
];
