-- Tables of figures: the file as it came, what its columns are, what each row would do, and what it did.

create table import (
  id           uuid primary key default uuidv7(),
  name         text not null,
  actor        jsonb not null,
  status       text not null default 'reading' check (status in ('reading', 'mapping', 'checking', 'planned', 'committing',
                 'committed', 'undoing', 'undone', 'cancelled', 'failed')),
  bytes        bigint not null,
  sha256       bytea not null,
  -- As it was handed in or answered since, and with every name looked up.
  mapping      jsonb not null,
  resolved     jsonb,
  format       jsonb,
  columns      jsonb not null default '[]',
  questions    jsonb not null default '[]',
  notes        jsonb not null default '[]',
  progress     jsonb,
  counts       jsonb,
  alerts       jsonb,
  kept         jsonb not null default '[]',
  problem      jsonb,
  -- Whose rejected rows these are, mended.
  from_import  uuid references import (id),
  feed_id      uuid,
  -- The plan is made anew whenever the mapping changes: what was worked out for an earlier one is nobody's.
  version      integer not null default 1,
  created_at   timestamptz(3) not null default now(),
  -- Rows of figures in the file.
  rows         integer,
  -- Who asked for the step that is being done; null for whoever imported.
  asked_by     jsonb,
  -- Before anything that the commit or the undo under way writes.
  began_at     timestamptz(3),
  -- Everything that the plan does not know of was recorded after this.
  planned_at   timestamptz(3),
  -- The indicators it was made with: { id: version }.
  planned_with jsonb,
  committed_at timestamptz(3),
  undone_at    timestamptz(3)
);
create index import_created on import (created_at desc, id desc);

-- The bytes, in pieces: until the import is over, and for as long as its rejected rows can be fetched.
create table import_chunk (
  import_id uuid not null references import (id) on delete cascade,
  n         integer not null,
  bytes     bytea not null,
  primary key (import_id, n)
);

-- What each entry of the plan is. `n` is the order in the file.
create table import_entry (
  import_id       uuid not null references import (id) on delete cascade,
  n               integer not null,
  row             integer not null,
  column_name     text,
  kind            text not null check (kind in ('create', 'revise', 'unchanged', 'skip', 'reject')),
  indicator_id    text,
  series_key      text,
  dimensions      jsonb,
  period_start    date,
  period_end      date,
  period_text     text,
  -- The figure and what is said of it, as columns of revision.
  text            text,
  qualifier       text,
  lower           double precision,
  upper           double precision,
  lower_inclusive boolean,
  upper_inclusive boolean,
  point           double precision,
  per             text,
  -- Its place in import_source.
  source          integer,
  locator         text,
  source_date     text,
  known_on        date,
  reliability     text,
  credibility     smallint,
  status          text,
  note            text,
  -- Whether it becomes the live revision, and whether it takes the place of a retraction.
  live            boolean not null default true,
  corrects        boolean not null default false,
  -- Of `create` the one it will be once it is committed; of `revise` and `unchanged` the one on record; of others nothing.
  observation_id  uuid,
  -- Its place among those of this file that say something new of one observation.
  turn            integer not null default 1,
  -- [{ column, value, problem }], and of a rejected row its cells as they came.
  faults          jsonb,
  warnings        jsonb,
  cells           jsonb,
  primary key (import_id, n)
);

create index import_entry_kind on import_entry (import_id, kind, n) where kind in ('skip', 'reject');

-- The sources an import cites, each once.
create table import_source (
  import_id   uuid not null references import (id) on delete cascade,
  n           integer not null,
  fingerprint text not null,
  title       text not null,
  publisher   text,
  author      text,
  url         text,
  source_id   uuid,
  primary key (import_id, n)
);

-- Series that are to be evaluated after a commit or an undo, in batches, each until it is done.
create table import_series (
  import_id    uuid not null references import (id) on delete cascade,
  batch        integer not null,
  indicator_id text not null,
  series_key   text not null,
  primary key (import_id, batch, indicator_id, series_key)
);

-- Alerts of these series, as they were before. Receivers are told of what changed once all of it is evaluated.
create table import_alert (
  import_id   uuid not null references import (id) on delete cascade,
  incident_id uuid not null references incident (id),
  was_firing  boolean not null,
  changed     boolean not null,
  primary key (import_id, incident_id)
);

-- What is put here by the million is counted before it is joined.
do $$ begin
  if exists (select from pg_roles where rolname = 'marsad_app') then
    grant maintain on import_entry, import_source, observation, revision, series, incident to marsad_app;
  end if;
end $$;

create table mapping (
  id         uuid primary key default uuidv7(),
  name       text not null,
  -- The names of the columns, folded: files with the same ones are proposed this mapping.
  columns    jsonb not null,
  mapping    jsonb not null,
  actor      jsonb not null,
  created_at timestamptz(3) not null default now()
);
create unique index mapping_name on mapping (lower(name));

-- Which import made a revision; and which import a submission stands for, where an editor looks at it first. Imports are
-- never deleted, and a million look-ups to prove it cost more than the index.
alter table revision add column import_id uuid;
create index revision_import on revision (import_id) where import_id is not null;
-- Of a revision by which an import was undone: that import.
alter table revision add column undoes_import uuid;
alter table submission add column import_id uuid references import (id);
alter table submission alter column entry drop not null;
alter table submission add constraint submission_says_something check (entry is not null or import_id is not null);
