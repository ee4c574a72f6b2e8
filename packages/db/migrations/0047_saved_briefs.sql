-- Briefs that are kept, with every version of each. Both tables are their own.
create table saved_brief (
  id         uuid primary key default uuidv7(),
  -- Its name, its introduction, what is in it, its language, and the day as of which it is known.
  definition jsonb not null,
  version    integer not null default 1,
  -- Set when somebody deletes it: it is shown to nobody, and can be brought back.
  removed_at timestamptz(3),
  updated_at timestamptz(3) not null default now()
);

-- Every version, that of a deleted brief with what it was last.
create table saved_brief_version (
  brief_id   uuid not null references saved_brief (id),
  version    integer not null,
  kind       text not null check (kind in ('created', 'changed', 'removed', 'restored')),
  definition jsonb not null,
  actor      jsonb not null,
  at         timestamptz(3) not null default clock_timestamp(),
  primary key (brief_id, version)
);

-- Who is mailed a brief, when and in which language: each person's own business.
create table brief_mailing (
  id         uuid primary key default uuidv7(),
  brief_id   uuid not null references saved_brief (id),
  person_id  uuid not null references auth."user" ("id") on delete cascade,
  pace       text not null check (pace in ('daily', 'weekly', 'monthly')),
  hour       smallint not null check (hour between 0 and 23),
  -- As ISO 8601 counts: 1 is Monday. Of weekly mails.
  weekday    smallint not null check (weekday between 1 and 7),
  -- Of the month, one that every month has. Of monthly mails.
  day        smallint not null check (day between 1 and 28),
  time_zone  text not null,
  language   text not null check (language in ('en', 'ar')),
  paused     boolean not null,
  due_at     timestamptz(3) not null,
  created_at timestamptz(3) not null default now(),
  unique (brief_id, person_id)
);
create index brief_mailing_due on brief_mailing (due_at) where not paused;
create index brief_mailing_person on brief_mailing (person_id);

-- A mail that is owed: the brief is made when it is sent. One for each moment at which one was due, however often it is tried.
create table brief_mail (
  -- The mail's own name, the same however often it is sent.
  id           uuid primary key default uuidv7(),
  mailing_id   uuid not null references brief_mailing (id) on delete cascade,
  due_at       timestamptz(3) not null,
  -- dropped: its reader may not be told any more, or wants it no more.
  status       text not null default 'waiting' check (status in ('waiting', 'sent', 'dropped', 'dead')),
  attempts     integer not null default 0,
  next_at      timestamptz(3) not null default now(),
  leased_until timestamptz(3),
  last_error   text,
  created_at   timestamptz(3) not null default now(),
  settled_at   timestamptz(3),
  unique (mailing_id, due_at)
);
create index brief_mail_waiting on brief_mail (next_at) where status = 'waiting';
