-- Measures and events beside the figures. Both tables are its own.
create table timeline_entry (
  id            uuid primary key default uuidv7(),
  definition    jsonb not null,
  -- By which the source document's measures are known again at the next start; null of what people add.
  catalogue_key text unique,
  version       integer not null default 1,
  -- Set when somebody deletes it: it is shown to nobody, and can be brought back.
  removed_at    timestamptz(3),
  updated_at    timestamptz(3) not null default now()
);

-- Every version, that of a removed entry with what it was last.
create table timeline_version (
  entry_id   uuid not null references timeline_entry (id),
  version    integer not null,
  kind       text not null check (kind in ('created', 'changed', 'removed', 'restored')),
  definition jsonb not null,
  actor      jsonb not null,
  at         timestamptz(3) not null default clock_timestamp(),
  primary key (entry_id, version)
);
