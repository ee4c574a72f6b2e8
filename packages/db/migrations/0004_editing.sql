-- Corrections, retractions and choices among sources.

-- A correction says that the revision before it was never right: what was publicly known on an earlier day is then
-- answered without it. What Marsad held at an instant still shows it.
alter table revision add column corrected boolean not null default false;

-- An editor's choice among the sources of one period. It is ended, never changed.
create table recommendation (
  id             uuid primary key default uuidv7(),
  observation_id uuid not null references observation (id),
  indicator_id   text not null references indicator (id),
  series_key     text not null,
  period_start   date not null,
  period_end     date not null,
  reason         text not null,
  actor          jsonb not null,
  chosen_at      timestamptz(3) not null default clock_timestamp(),
  ended_at       timestamptz(3),
  ended_by       jsonb,
  ended_reason   text
);
create unique index recommendation_live on recommendation (indicator_id, series_key, period_end, period_start)
  where ended_at is null;
create index recommendation_observation on recommendation (observation_id);
