// Statements that make the tables of HR's pages, for migrations.ts.

export const HR_PAGES = [
  `create table hr_session (
    hash text primary key,
    issuer text not null,
    subject text not null,
    name text not null,
    role text not null,
    language text,
    began_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    checked_at timestamptz not null default now()
  )`,
  'create index hr_session_of_person on hr_session (issuer, subject)',
  `create table hr_sign_in (
    hash text primary key,
    state text not null,
    nonce text not null,
    verifier text not null,
    back text not null,
    at timestamptz not null default now()
  )`,
  `create table hr_entrance (
    hash text primary key,
    role text not null,
    until timestamptz not null
  )`,
  `create table hr_log (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    issuer text not null,
    subject text not null,
    name text not null,
    deed text not null,
    programme text,
    group_id text,
    person text,
    meeting int
  )`,
  'create index hr_log_of_programme on hr_log (programme, id)',
];

export const DRAFTS = [
  `create table hr_draft (
    id text primary key,
    name text not null,
    content jsonb not null,
    version int not null default 1,
    at timestamptz not null default now()
  )`,
];

export const ACCOUNTS = [
  `create table account (
    programme text not null,
    person text not null,
    issuer text not null,
    subject text not null,
    primary key (programme, person),
    foreign key (programme, person) references person on delete cascade
  )`,
  'alter table hr_session add address text',
  `create table test_mail (
    id text primary key,
    address text not null,
    subject text not null,
    text text not null,
    html text not null,
    at timestamptz not null default now()
  )`,
];
