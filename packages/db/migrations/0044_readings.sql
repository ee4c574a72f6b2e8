-- Texts whose figures were found, and what became of each. All tables are their own: nothing of another refers to them.

create table reading (
  id         uuid primary key default uuidv7(),
  name       text not null,
  actor      jsonb not null,
  status     text not null default 'reading' check (status in ('reading', 'read', 'failed')),
  -- Of the file as it came.
  bytes      bigint not null,
  sha256     bytea not null,
  -- Told from its content.
  kind       text,
  -- As it was said, else what most of the text is in.
  language   text check (language in ('en', 'ar')),
  -- As it was handed in: title, publisher, author, date, url, locator.
  source     jsonb not null,
  pages      integer,
  progress   jsonb,
  notes      jsonb not null default '[]',
  problem    jsonb,
  created_at timestamptz(3) not null default clock_timestamp(),
  settled_at timestamptz(3)
);
create index reading_created on reading (created_at desc, id desc);

-- The bytes, in pieces, until they are read.
create table reading_chunk (
  reading_id uuid not null references reading (id) on delete cascade,
  n          integer not null,
  bytes      bytea not null,
  primary key (reading_id, n)
);
-- What is handed in is packed mostly.
alter table reading_chunk alter column bytes set storage external;

create table reading_paragraph (
  reading_id uuid not null references reading (id) on delete cascade,
  -- Counted from 1 through the whole text.
  n          integer not null,
  page       integer,
  section    text,
  is_heading boolean not null,
  text       text not null,
  primary key (reading_id, n)
);

create table reading_candidate (
  id            uuid primary key default uuidv7(),
  reading_id    uuid not null references reading (id) on delete cascade,
  -- In the order of the text, from 1 on.
  n             integer not null,
  paragraph     integer not null,
  page          integer,
  -- The figure, what it may be a figure of, and what was noticed.
  found         jsonb not null,
  state         text not null default 'open' check (state in ('open', 'accepted', 'dismissed')),
  -- Why it was dismissed or opened again.
  reason        text,
  -- As what it was handed in. Its table is large, and no row of it goes while this is here (trimSubmissions).
  submission_id uuid,
  actor         jsonb,
  decided_at    timestamptz(3),
  unique (reading_id, n),
  check ((state = 'accepted') = (submission_id is not null)),
  check ((actor is null) = (decided_at is null))
);
create index reading_candidate_submission on reading_candidate (submission_id) where submission_id is not null;
