-- An incident is a run of periods, whatever its first one: it is known by the periods it has, so that figures that come
-- late lengthen it. It may become one with another, or be cut in two.
alter table incident
  -- First and last period of the run, each as "end/start": texts in the order in which a series is replayed.
  add column span jsonb,
  -- Certain before, and now only possible.
  add column downgraded boolean not null default false,
  -- Every figure over its threshold was recorded long after its period: it is told in a digest.
  add column quiet boolean not null default false,
  -- The incident for which what was told and seen of this one holds now.
  add column succeeded_by uuid references incident (id);

-- Of what is on record its history knows the first period. Whatever ended before the period that resolved it began was in
-- the run; the rest reaches to the newest figure that said something of it.
update incident i set span = jsonb_build_object(
  'from', coalesce((
    select (t.period ->> 'end') || '/' || (t.period ->> 'start') from incident_transition t
    where t.incident_id = i.id and t.period is not null and t.period ->> 'start' = i.starts_at::text
    order by t.id limit 1), i.starts_at || '/~'),
  'to', coalesce(i.ends_at || '/~', (i.snapshot -> 'period' ->> 'end') || '/' || (i.snapshot -> 'period' ->> 'start')));
alter table incident alter column span set not null;

-- Two may have begun on one day: one of them may be over for good.
alter table incident drop constraint incident_rule_id_series_key_channel_starts_at_key;
create index incident_run on incident (rule_id, series_key, id);

-- A rule that fires on possibility kept what was certain and what was possible apart; they are one event.
update incident p set state = 'normal', ends_at = null, succeeded_by = c.id
from incident c
where p.channel = 'possible' and p.state <> 'normal' and c.channel = 'certain' and c.state <> 'normal'
  and c.rule_id = p.rule_id and c.series_key = p.series_key;

-- What was told is known by the incident: its labels and its beginning may change.
update notification_group set told = jsonb_build_object(
  'firing', coalesce((
    select jsonb_object_agg(told -> 'ids' ->> key, value) from jsonb_each(told -> 'firing')
    where told -> 'ids' ->> key is not null), '{}'),
  'resolved', '[]'::jsonb)
where told is not null;

-- Incidents that nobody is called for one by one, each with what a receiver knows of it and what it is still to be told.
create table digest_entry (
  receiver_id uuid not null references receiver (id),
  incident_id uuid not null references incident (id),
  -- The figure it was told to fire with, and when; null where it was not told yet.
  told        jsonb,
  told_at     timestamptz(3),
  -- Its labels as they were told.
  labels      jsonb,
  -- Since when it is to be looked at, and when that last changed; null where it is not.
  waiting_since timestamptz(3),
  changed_at  timestamptz(3) not null default clock_timestamp(),
  -- When the first of the silences over it ends.
  quiet_until timestamptz(3),
  primary key (receiver_id, incident_id)
);
create index digest_entry_waiting on digest_entry (receiver_id) where waiting_since is not null;
-- Each figure asks by its alerts alone.
create index digest_entry_incident on digest_entry (incident_id);
