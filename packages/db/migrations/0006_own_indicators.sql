-- An administrator's own indicators with every version of their definition, and baselines that can be pinned anew.
alter table indicator add column archived_at timestamptz(3);

create table indicator_version (
  indicator_id text not null references indicator (id),
  version      integer not null,
  definition   jsonb not null,
  reason       text,
  actor        jsonb not null,
  at           timestamptz(3) not null default now(),
  primary key (indicator_id, version)
);

-- A baseline is ended, never changed: what figures were compared with at an instant can still be told.
alter table baseline
  drop constraint baseline_pkey,
  add column id uuid primary key default uuidv7(),
  add column reason text,
  add column ended_at timestamptz(3),
  alter column pinned_at set default clock_timestamp();
create unique index baseline_live on baseline (indicator_id, series_key) where ended_at is null;
