-- A correction may say that a figure stands in the wrong place: its period, its dimensions, its source. An observation
-- stands where it is right; where it stood until a correction is kept for what Marsad held at an instant.
alter table observation
  -- The revision that put it where it is, and the period as that one wrote it; null where it was entered here.
  add column placed_by   integer not null default 1,
  add column placed_text text,
  -- Revisions before this one cite a source that never had the figure: they were never publicly known.
  add column known_from  integer not null default 1;

create table former_place (
  observation_id uuid not null references observation (id),
  -- The last revision that stood here.
  last_revision  integer not null,
  indicator_id   text not null references indicator (id),
  series_key     text not null,
  dimensions     jsonb not null,
  period_start   date not null,
  period_end     date not null,
  source_id      uuid not null references source (id),
  began_at       timestamptz(3) not null,
  ended_at       timestamptz(3) not null,
  primary key (observation_id, last_revision)
);
create index former_place_series on former_place (indicator_id, series_key, period_end);
create index former_place_source on former_place (source_id);
