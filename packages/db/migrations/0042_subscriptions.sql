-- What somebody follows, how they want to be told of it, and each mail that tells them; and receivers that are chats.

create table subscription (
  id         uuid primary key default uuidv7(),
  person_id  uuid not null references auth."user" ("id") on delete cascade,
  kind       text not null check (kind in ('indicator', 'topic', 'rule')),
  -- An indicator's or a rule's id, or the name of a topic.
  subject    text not null,
  mail       text not null check (mail in ('never', 'at-once', 'daily', 'weekly')),
  -- Whether an open page says so.
  app        boolean not null,
  created_at timestamptz(3) not null default now(),
  -- Nothing from before is told by mail.
  mail_since timestamptz(3) not null default clock_timestamp(),
  unique (person_id, kind, subject)
);

-- One row for each who has ever said how they want to be told.
create table subscriber (
  person_id     uuid primary key references auth."user" ("id") on delete cascade,
  language      text not null check (language in ('en', 'ar')),
  time_zone     text not null,
  hour          smallint not null check (hour between 0 and 23),
  -- As ISO 8601 counts: 1 is Monday.
  weekday       smallint not null check (weekday between 1 and 7),
  -- Whether a mail comes when nothing changed.
  when_nothing  boolean not null,
  only_followed boolean not null
);

-- Up to when somebody was told by each kind of mail, and when they are to be told next.
create table subscription_pace (
  person_id  uuid not null references auth."user" ("id") on delete cascade,
  pace       text not null check (pace in ('at-once', 'daily', 'weekly')),
  told_until timestamptz(3) not null,
  due_at     timestamptz(3) not null,
  -- Whatever was recorded after this and told is named here: what was recorded before told_until, and came into sight after
  -- it, is told once all the same.
  told_from  timestamptz(3),
  told       uuid[] not null default '{}',
  told_moves bigint[] not null default '{}',
  primary key (person_id, pace)
);
create index subscription_pace_due on subscription_pace (due_at);

-- A mail that is owed: what it says is read when it is sent. One for what happened after `since`, up to `until`.
create table subscription_mail (
  -- The mail's own name, the same however often it is sent.
  id           uuid primary key default uuidv7(),
  person_id    uuid not null references auth."user" ("id") on delete cascade,
  pace         text not null check (pace in ('at-once', 'daily', 'weekly')),
  since        timestamptz(3) not null,
  until        timestamptz(3) not null,
  -- dropped: its reader may not be told any more. empty: there was nothing to say.
  status       text not null default 'waiting' check (status in ('waiting', 'sent', 'empty', 'dropped', 'dead')),
  attempts     integer not null default 0,
  next_at      timestamptz(3) not null default now(),
  leased_until timestamptz(3),
  last_error   text,
  created_at   timestamptz(3) not null default now(),
  settled_at   timestamptz(3),
  check (since < until)
);
-- One after the other: the next begins where the last one ended.
create unique index subscription_mail_one on subscription_mail (person_id, pace) where status = 'waiting';
create index subscription_mail_waiting on subscription_mail (next_at) where status = 'waiting';
create index subscription_mail_newest on subscription_mail (person_id, created_at desc);

alter table receiver drop constraint receiver_kind_check;
alter table receiver add constraint receiver_kind_check
  check (kind in ('webhook', 'alertmanager', 'email', 'slack', 'teams', 'telegram', 'ntfy')) not valid;
