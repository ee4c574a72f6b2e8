-- What became of each back-up: that there is a good one, how old it is, and which files Marsad may remove.
create table backup (
  id          uuid primary key default uuidv7(),
  kind        text not null check (kind in ('by-hand', 'scheduled')),
  started_at  timestamptz(3) not null default now(),
  -- Until when whoever takes it holds it; null once it is over. One at a time is scheduled.
  held_until  timestamptz(3),
  finished_at timestamptz(3),
  outcome     text check (outcome in ('made', 'failed')),
  file        text not null,
  bytes       bigint,
  rows        bigint,
  digest      text,
  error       text,
  -- When its file was removed, since newer ones are kept instead.
  removed_at  timestamptz(3),
  check ((outcome is null) = (finished_at is null))
);
create unique index backup_under_way on backup (kind) where kind = 'scheduled' and finished_at is null;
create index backup_started on backup (started_at desc);
