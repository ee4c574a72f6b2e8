-- Checks of one's own. All three tables are new; the rule that keeps a check is a row of alert_rule like any other.
create table own_check (
  id          uuid primary key default uuidv7(),
  definition  jsonb not null,
  -- The rule whose alert its tension is; null where it stands on baselines and facts alone, or was deleted.
  rule_id     text references alert_rule (id),
  version     integer not null default 1,
  -- Set when somebody deletes it: it is shown to nobody, and can be brought back.
  removed_at  timestamptz(3),
  updated_at  timestamptz(3) not null default now()
);

-- Every version, that of a removed check with what it was last.
create table own_check_version (
  check_id   uuid not null references own_check (id),
  version    integer not null,
  kind       text not null check (kind in ('created', 'changed', 'removed', 'restored')),
  definition jsonb not null,
  actor      jsonb not null,
  at         timestamptz(3) not null default clock_timestamp(),
  primary key (check_id, version)
);

-- The series a check stands on, as long as it is there: a figure of one of them has it looked at again.
create table own_check_series (
  check_id     uuid not null references own_check (id),
  indicator_id text not null references indicator (id),
  series_key   text not null,
  dimensions   jsonb not null,
  -- The one its alert is of.
  anchor       boolean not null,
  primary key (check_id, indicator_id, series_key)
);
create index own_check_series_on on own_check_series (indicator_id, series_key);
