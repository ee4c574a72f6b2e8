-- A feed in trouble is an alert of its own: from when it failed, was late or waited for somebody until it works again.

create table feed_alert (
  id                 uuid primary key default uuidv7(),
  feed_id            uuid not null references feed (id),
  -- What it is in now, or was in last, and why.
  trouble            text not null check (trouble in ('failing', 'late', 'waiting')),
  reason             jsonb not null,
  starts_at          timestamptz(3) not null,
  ends_at            timestamptz(3),
  -- Who has seen it; nobody any more once it gets worse.
  acknowledged       jsonb,
  acknowledged_at    timestamptz(3),
  acknowledged_until timestamptz(3),
  acknowledge_note   text
);
create unique index feed_alert_open on feed_alert (feed_id) where ends_at is null;
create index feed_alert_ended on feed_alert (ends_at) where ends_at is not null;
