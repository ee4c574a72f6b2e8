-- What those who run it look at.

-- Whether the database takes writes: a row that needs a page of its own, so that a disk without room for one is noticed.
-- Nothing ever stands in it.
create table write_probe (filler text not null);
alter table write_probe alter column filler set storage plain;

create function probe_write() returns void language plpgsql as $$
begin
  insert into write_probe (filler) values (repeat('x', 7000));
  -- Taken back without a line in the server's log, and without a commit that waits for the disk.
  raise exception 'taken back' using errcode = 'MP001';
exception when sqlstate 'MP001' then null;
end $$;

-- The requests behind it, each as a W3C traceparent; null where nobody asked, and of what is older.
alter table submission add column trace text;
-- Of an alert: behind what changed it last. Of a message: behind the alerts it tells of.
alter table incident add column traces text[];
alter table delivery add column traces text[];

-- Messages that are not sent, for those who count them: all others are history.
create index delivery_unsent on delivery (status, created_at) where status <> 'sent';

-- How the pipeline stood, five minutes a row; where there is none, no worker ran.
create table pipeline_history (
  slot           timestamptz(3) primary key,
  -- The worst that any worker saw: how long the oldest work had waited, how much waited, how much had failed.
  oldest_seconds real not null,
  open           integer not null,
  failed         integer not null,
  -- A worker could not reach its queues.
  queue_error    boolean not null
);
