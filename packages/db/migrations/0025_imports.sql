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
  -- The instant of the record that the plan was made against.
  planned_at   timestamptz(3),
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
  -- Of a revision: whether it becomes the live one, and whether it takes the place of a retraction.
  live            boolean,
  corrects        boolean,
  observation_id  uuid,
  -- [{ column, value, problem }], and of a rejected row its cells as they came.
  faults          jsonb,
  warnings        jsonb,
  cells           jsonb,
  primary key (import_id, n)
);

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

-- Which import made a revision; and which import a submission stands for, where an editor looks at it first.
alter table revision add column import_id uuid references import (id);
create index revision_import on revision (import_id) where import_id is not null;
alter table submission add column import_id uuid references import (id);
alter table submission alter column entry drop not null;
alter table submission add constraint submission_says_something check (entry is not null or import_id is not null);
