// What makes the tables, step by step.
import { sql, type Kysely, type Migration } from 'kysely';
import { ACCOUNTS, DRAFTS, HR_PAGES } from './hr-migrations.ts';

/** As the list and the start page ask for them, however many have ended. */
const BY_AGE = [
  'create index programme_by_age on programme (created_at desc, id)',
  'create index programme_at_hand on programme ((ended_at is not null), created_at desc)',
];

const INTRODUCTION = [
  'alter table person add gender text',
  `create table nomination (
    programme text not null,
    person text not null,
    director text not null,
    variant text,
    at timestamptz not null default now(),
    primary key (programme, person),
    foreign key (programme, person) references person on delete cascade
  )`,
  `create table grouping (
    programme text primary key references programme on delete cascade,
    draft jsonb not null,
    at timestamptz not null default now()
  )`,
];

const WRITING = [
  `create table content_key (
    programme text not null,
    person text not null,
    generation int not null,
    wrapped text not null,
    primary key (programme, person, generation),
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
  `create table published (
    programme text not null references programme on delete cascade,
    question text not null,
    version int not null,
    counts jsonb not null,
    made_of jsonb not null,
    at timestamptz not null default now(),
    primary key (programme, question, version)
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

/** In their order; once released, one is never changed: the next one changes what it made. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-programmes-people-mails': step(...FIRST),
  '0002-claims-of-mails': step(
    'alter table mail add claim text, add claimed_until timestamptz, add copies int not null default 0, add not_before timestamptz',
  ),
  '0003-links-and-addresses': step(...LINKS),
  '0004-when-a-mail-was-written': step('alter table mail add written_at timestamptz'),
  '0005-what-people-write': step(...WRITING),
  '0006-introduction': step(...INTRODUCTION),
  '0007-hr-pages': step(...HR_PAGES),
  '0008-drafts': step(...DRAFTS),
  '0009-own-words': step(`create table own_words (
    programme text not null references programme on delete cascade,
    kind text not null,
    place text not null check (place in ('before', 'after')),
    text text not null,
    primary key (programme, kind, place)
  )`),
  '0010-accounts-and-test-mails': step(...ACCOUNTS),
  '0011-programmes-by-age': step(...BY_AGE),
  '0012-roster-turns': step('alter table programme add roster_turn text, add roster_turn_until timestamptz'),
};

function step(...statements: readonly string[]): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
