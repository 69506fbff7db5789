// The tables and their migrations. People, their words and the mail ledger live here, and nowhere else.
import { sql, type ColumnType, type Generated, type Kysely, type Migration } from 'kysely';
import type { Gone, Programme } from '../domain/programme.ts';

type Time = ColumnType<Date, Date | string, Date | string>;

/** A programme without its people, who have a table of their own so that each can be erased. */
export type ProgrammeContent = Omit<Programme, 'hr' | 'sponsor' | 'groups'> & {
  readonly groups: readonly Omit<Programme['groups'][number], 'mentor' | 'mentees'>[];
};

interface ProgrammeTable {
  id: string;
  content: ColumnType<ProgrammeContent, string, string>;
  content_hash: string;
  /** Set for a rehearsal only: its scenario and the address that gets every mail, if one is given. */
  rehearsal: ColumnType<unknown, string | null, string | null>;
  created_at: Generated<Date>;
  /** When the programme began on its own clock; the agenda counts from here. */
  started_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** What the engine knew when the programme ended; the engine itself forgets. */
  final: ColumnType<unknown, string | null, string | null>;
}

interface PersonTable {
  programme: string;
  id: string;
  group_id: string | null;
  role: 'hr' | 'sponsor' | 'mentor' | 'mentee';
  position: number;
  name: string;
  email: string;
  department: string | null;
  organisation: string | null;
  manager: string | null;
  employed_since: string | null;
  /** `candidate`: named for a place that the engine hasn't given them yet. Else why they are no longer in theirs. */
  gone: 'candidate' | Gone | null;
}

export type Outcome = 'planned' | 'sent' | 'suppressed' | 'failed';

interface MailTable {
  /** programme/group/moment/person: one decision, one mail. */
  id: string;
  programme: string;
  group_id: string | null;
  moment: string;
  kind: string;
  person: string;
  planned_for: Time;
  outcome: Outcome;
  reason: string | null;
  message_id: string;
  /** When the outcome was reached, on the programme's clock. */
  at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** Rises with each change of the group's dates; a delivery that knows an older one must not send. */
  revision: Generated<number>;
}

interface PlaceTable {
  programme: string;
  /** What the engine knows of it. */
  id: string;
  /** Where a meeting that was moved is held, if not at the group's place. */
  place: string;
}

interface WordsTable {
  programme: string;
  person: string;
  /** What they are about: `dropout-reason`, `closing-form`. */
  about: string;
  /** Encrypted with a key of CONTENT_KEYS. */
  sealed: string;
  at: Generated<Date>;
}

export interface Tables {
  programme: ProgrammeTable;
  person: PersonTable;
  mail: MailTable;
  words: WordsTable;
  place: PlaceTable;
}

export const migrations: Record<string, Migration> = {
  '0001-programmes-people-mails': {
    async up(db: Kysely<unknown>) {
      await sql`
        create table programme (
          id text primary key,
          content jsonb not null,
          content_hash text not null,
          rehearsal jsonb,
          created_at timestamptz not null default now(),
          started_at timestamptz,
          ended_at timestamptz,
          final jsonb
        )`.execute(db);
      await sql`
        create table person (
          programme text not null references programme on delete cascade,
          id text not null,
          group_id text,
          role text not null check (role in ('hr', 'sponsor', 'mentor', 'mentee')),
          position int not null,
          name text not null,
          email text not null,
          department text,
          organisation text,
          manager text,
          employed_since text,
          primary key (programme, id)
        )`.execute(db);
      await sql`
        create table mail (
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
          at timestamptz
        )`.execute(db);
      await sql`create index mail_of_programme on mail (programme, planned_for)`.execute(db);
      await sql`
        create table words (
          programme text not null references programme on delete cascade,
          person text not null,
          about text not null,
          sealed text not null,
          at timestamptz not null default now(),
          primary key (programme, person, about)
        )`.execute(db);
    },
  },
  '0002-changes': {
    async up(db: Kysely<unknown>) {
      await sql`alter table person add column gone text check (gone in ('candidate', 'left', 'replaced', 'erased'))`.execute(
        db,
      );
      await sql`alter table mail add column revision int not null default 0`.execute(db);
      await sql`
        create table place (
          programme text not null references programme on delete cascade,
          id text not null,
          place text not null,
          primary key (programme, id)
        )`.execute(db);
    },
  },
  '0003-pace': {
    async up(db: Kysely<unknown>) {
      await sql`create table pace (single bool primary key default true check (single), next timestamptz not null default now())`.execute(
        db,
      );
      await sql`insert into pace default values`.execute(db);
    },
  },
};
