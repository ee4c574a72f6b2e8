-- Sources as things of their own: every spelling they go by, their grade and language, and the files behind them.
alter table source
  add column language text,
  add column reliability text check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  add column version integer not null default 1,
  add column updated_at timestamptz(3) not null default now();

-- A title that was mended is still the same source to whoever cites it in its old spelling.
create table source_name (
  fingerprint text primary key,
  source_id   uuid not null references source (id)
);
create index source_name_source on source_name (source_id);
insert into source_name (fingerprint, source_id) select fingerprint, id from source;
alter table source drop column fingerprint;
create index source_title on source (lower(title), id);

create table source_file (
  id         uuid primary key default uuidv7(),
  source_id  uuid not null references source (id),
  name       text not null,
  media_type text not null,
  size       integer not null,
  sha256     bytea not null,
  -- Null once the file was removed: that it was there stays on record, what it held does not.
  content    bytea,
  added_by   jsonb not null,
  added_at   timestamptz(3) not null default now(),
  removed_at timestamptz(3),
  removed_by jsonb,
  check ((content is null) = (removed_at is not null))
);
-- Documents are packed already.
alter table source_file alter column content set storage external;
create unique index source_file_once on source_file (source_id, sha256) where removed_at is null;
create index observation_source on observation (source_id, period_end desc, id desc);
