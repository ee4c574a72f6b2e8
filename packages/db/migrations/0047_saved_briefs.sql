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
