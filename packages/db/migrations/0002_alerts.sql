-- Rules, the incidents they opened, and every transition of those.

create table alert_rule (
  id           text primary key,
  version      integer not null default 1,
  indicator_id text not null references indicator (id),
  definition   jsonb not null,
  origin       text not null check (origin in ('catalogue', 'own')),
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now()
);
create index alert_rule_indicator on alert_rule (indicator_id);

create table incident (
  id           uuid primary key default uuidv7(),
  rule_id      text not null references alert_rule (id),
  rule_version integer not null,
  indicator_id text not null references indicator (id),
  series_key   text not null,
  dimensions   jsonb not null,
  channel      text not null check (channel in ('certain', 'possible')),
  -- First day of the first period of the run: with rule, series and channel it is the incident's identity.
  starts_at    date not null,
  ends_at      date,
  state        text not null check (state in ('normal', 'pending', 'firing', 'recovering', 'nodata', 'error')),
  severity     text not null,
  late         boolean not null default false,
  -- The comparison behind the state, as it was made; and the one before it.
  snapshot     jsonb not null,
  previous     jsonb,
  revision_id  uuid references revision (id),
  detected_at  timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  unique (rule_id, series_key, channel, starts_at)
);
create index incident_state on incident (state, updated_at desc);
create index incident_series on incident (indicator_id, series_key);

create table incident_transition (
  id             bigint generated always as identity primary key,
  incident_id    uuid not null references incident (id),
  at             timestamptz(3) not null default now(),
  from_state     text not null,
  to_state       text not null,
  reason         text not null,
  period         jsonb,
  value          jsonb,
  -- What the value is per, as in revision.per.
  per            text,
  previous_value jsonb,
  revision_id    uuid references revision (id)
);
create index incident_transition_incident on incident_transition (incident_id, id);
create index incident_transition_revision on incident_transition (revision_id);
