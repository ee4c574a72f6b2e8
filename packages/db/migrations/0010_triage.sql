-- What people say of an alert: that they have seen it, and what it turned out to be.
alter table incident
  add column acknowledged    jsonb,
  add column acknowledged_at timestamptz(3),
  add column acknowledged_until timestamptz(3),
  add column acknowledge_note text,
  add column triage       text check (triage in ('confirmed', 'monitor', 'discarded', 'false-positive')),
  add column triage_note  text,
  add column triaged      jsonb,
  add column triaged_at   timestamptz(3);
