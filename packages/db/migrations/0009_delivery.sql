-- Who is told of alerts, what they were told, and what keeps them from being told.

create table receiver (
  id         uuid primary key default uuidv7(),
  name       text not null,
  kind       text not null check (kind in ('webhook', 'alertmanager', 'email')),
  definition jsonb not null,
  -- Signs webhooks. Kept as it is: it has to be used.
  secret     text,
  version    integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  deleted_at timestamptz(3)
);
create unique index receiver_name on receiver (name) where deleted_at is null;

-- What a receiver was last told of one group of alerts: what is the same is not told again.
create table notification_group (
  receiver_id uuid not null references receiver (id),
  key         text not null,
  labels      jsonb not null,
  told        jsonb,
  told_at     timestamptz(3),
  -- When it is to be looked at again: after its wait, its interval, or for a repeat.
  due_at      timestamptz(3),
  primary key (receiver_id, key)
);
create index notification_group_due on notification_group (due_at) where due_at is not null;

create table delivery (
  -- The message's own name, the same however often it is sent.
  id           uuid primary key default uuidv7(),
  receiver_id  uuid not null references receiver (id),
  group_key    text not null,
  reason       text not null,
  message      jsonb not null,
  status       text not null default 'waiting' check (status in ('waiting', 'sent', 'dead')),
  attempts     integer not null default 0,
  next_at      timestamptz(3) not null default now(),
  leased_until timestamptz(3),
  last_status  integer,
  last_error   text,
  created_at   timestamptz(3) not null default now(),
  first_at     timestamptz(3),
  sent_at      timestamptz(3)
);
create index delivery_waiting on delivery (receiver_id, group_key, id) where status = 'waiting';
create index delivery_newest on delivery (created_at desc, id desc);

create table silence (
  id         uuid primary key default uuidv7(),
  matchers   jsonb not null,
  starts_at  timestamptz(3) not null,
  ends_at    timestamptz(3) not null,
  comment    text not null,
  created_by jsonb not null,
  created_at timestamptz(3) not null default now(),
  check (starts_at < ends_at)
);
create index silence_ends on silence (ends_at);
