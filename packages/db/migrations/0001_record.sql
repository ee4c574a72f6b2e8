-- The record: indicators, sources, observations and their revisions, submissions, the outbox, live events.

create table indicator (
  id          text primary key,
  version     integer not null default 1,
  definition  jsonb not null,
  section     text not null check (section in ('headline', 'further', 'unquantified', 'own')),
  locator     text,
  position    integer not null,
  updated_at  timestamptz(3) not null default now()
);

create table source (
  id          uuid primary key default uuidv7(),
  -- What makes two citations one source: title, publisher and address, folded. Its date is not part of it,
  -- because a source that publishes again (a vintage) stays the same source.
  fingerprint text not null unique,
  title       text not null,
  publisher   text,
  author      text,
  url         text,
  created_at  timestamptz(3) not null default now()
);

create table submission (
  id              uuid primary key default uuidv7(),
  idempotency_key text unique,
  request_hash    text not null,
  entry           jsonb not null,
  actor           jsonb not null,
  status          text not null default 'accepted' check (status in ('accepted', 'committed', 'unchanged', 'rejected')),
  errors          jsonb not null default '[]',
  observation_id  uuid,
  revision_id     uuid,
  received_at     timestamptz(3) not null default now(),
  settled_at      timestamptz(3),
  -- Rules of its series have been replayed with it.
  evaluated_at    timestamptz(3)
);

create table observation (
  id           uuid primary key default uuidv7(),
  indicator_id text not null references indicator (id),
  series_key   text not null,
  dimensions   jsonb not null,
  period_start date not null,
  period_end   date not null,
  source_id    uuid not null references source (id),
  check (period_start < period_end),
  -- One observation for one source's figure; also the access path of every series read.
  unique (indicator_id, series_key, period_end, period_start, source_id)
);

-- One row a series: its lock for writers, and how many periods it has figures for (counting them again would cost
-- every overview a scan).
create table series (
  indicator_id text not null references indicator (id),
  series_key   text not null,
  dimensions   jsonb not null,
  figures      integer not null default 0,
  primary key (indicator_id, series_key)
);

create table revision (
  id              uuid primary key default uuidv7(),
  observation_id  uuid not null references observation (id),
  number          integer not null check (number > 0),
  retracted       boolean not null default false,
  period_text     text not null,
  text            text not null,
  qualifier       text not null,
  lower           double precision,
  upper           double precision,
  lower_inclusive boolean not null,
  upper_inclusive boolean not null,
  point           double precision,
  per             text not null check (per in ('period', 'day', 'month', 'year')),
  locator         text,
  source_date     text,
  -- The day the figure was publicly known: the last day its source's date allows, else the recording day.
  known_on        date not null,
  reliability     text check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  credibility     smallint check (credibility between 1 and 6),
  status          text not null default 'A' check (status in ('A', 'E', 'P', 'B', 'M')),
  note            text,
  reason          text,
  actor           jsonb not null,
  submission_id   uuid references submission (id),
  recorded_at     timestamptz(3) not null,
  superseded_at   timestamptz(3),
  check (lower is null or upper is null or lower <= upper),
  unique (observation_id, number)
);

-- Exactly one live revision for one observation, whatever the writers race for.
create unique index revision_live on revision (observation_id) where superseded_at is null;
create index revision_known on revision (observation_id, known_on desc, number desc);

create table baseline (
  indicator_id text not null references indicator (id),
  series_key   text not null,
  revision_id  uuid not null references revision (id),
  range        text check (range in ('spread', 'uncertainty')),
  pinned_at    timestamptz(3) not null default now(),
  pinned_by    jsonb not null,
  primary key (indicator_id, series_key)
);

-- An obligation, not a message: a row stays until the transaction that fulfils it deletes it, so the queue can
-- be emptied at any moment and nothing is lost.
create table outbox (
  id         bigint generated always as identity primary key,
  topic      text not null,
  payload    jsonb not null,
  created_at timestamptz(3) not null default now(),
  -- When it was last handed to the queue, and when it may be handed over again if nothing came of it.
  relayed_at timestamptz(3),
  next_at    timestamptz(3) not null default now(),
  attempts   integer not null default 0,
  last_error text
);
create index outbox_due on outbox (next_at, id);

create table live_event (
  id      bigint generated always as identity primary key,
  type    text not null,
  payload jsonb not null,
  at      timestamptz(3) not null default now()
);
create index live_event_at on live_event (at);

create table audit (
  id      bigint generated always as identity primary key,
  at      timestamptz(3) not null default now(),
  actor   jsonb not null,
  action  text not null,
  subject text not null,
  details jsonb not null default '{}'
);
create index audit_subject on audit (subject, id);
