-- Addresses that tables are fetched from by themselves, each time as an import.

create table feed (
  id             uuid primary key default uuidv7(),
  name           text not null,
  -- The address as it is shown: without a password, and without the values of its query.
  shown_url      text not null,
  -- The address as it is called, and the values of the headers: encrypted, see feed/sealed.ts.
  sealed         bytea not null,
  headers        text[] not null,
  -- A length of time, or a cron expression.
  every          text,
  cron           text,
  mapping        jsonb not null,
  source         jsonb,
  enabled        boolean not null,
  revise_percent double precision not null,
  reject_percent double precision not null,
  version        integer not null default 1,
  created_at     timestamptz(3) not null default now(),
  updated_at     timestamptz(3) not null default now(),
  deleted_at     timestamptz(3),
  -- When it runs next by itself. The queue only wakes whoever looks here.
  next_at        timestamptz(3),
  -- What of the content it fetched last is asked with next time; null where all of it is wanted again.
  etag           text,
  last_modified  text,
  sha256         bytea,
  check (num_nonnulls(every, cron) = 1),
  check ((next_at is not null) = (enabled and deleted_at is null))
);
create index feed_due on feed (next_at) where next_at is not null;

-- A run is there from when it is due until it is forgotten, and is done by whoever holds it: one of a feed at a time.
-- What becomes of its table is its import's to say.
create table feed_run (
  id           uuid primary key default uuidv7(),
  feed_id      uuid not null references feed (id),
  due_at       timestamptz(3) not null default date_trunc('milliseconds', now()),
  -- Who asked for it; null where its time had come.
  asked_by     jsonb,
  attempts     integer not null default 0,
  -- When it may be taken, again where it failed; and until when whoever took it holds it. Rounded to milliseconds, this
  -- moment may be one that is still to come.
  next_at      timestamptz(3) not null default date_trunc('milliseconds', now()),
  held_until   timestamptz(3),
  finished_at  timestamptz(3),
  outcome      text check (outcome in ('not-changed', 'fetched', 'failed')),
  http_status  integer,
  bytes        bigint,
  -- Why it failed or is tried again; of a table: why it waits for a person.
  reason       jsonb,
  import_id    uuid references import (id),
  check ((outcome is null) = (finished_at is null)),
  check ((import_id is not null) = (outcome is not distinct from 'fetched'))
);
create unique index feed_run_open on feed_run (feed_id) where finished_at is null;
create index feed_run_newest on feed_run (feed_id, id desc);
create unique index feed_run_import on feed_run (import_id) where import_id is not null;
alter table import add foreign key (feed_id) references feed (id);

-- What each receiver was told of a feed that is in trouble, and when.
create table feed_notice (
  feed_id     uuid not null references feed (id),
  receiver_id uuid not null references receiver (id),
  told        jsonb not null,
  told_at     timestamptz(3) not null default now(),
  primary key (feed_id, receiver_id)
);
