-- What each worker process says of itself and of the queue, so that whoever has no queue of their own can tell.
create table worker (
  id         uuid primary key,
  started_at timestamptz(3) not null default now(),
  seen_at    timestamptz(3) not null default now(),
  -- Stopped as asked; null for one that runs, or went away without a word.
  stopped_at timestamptz(3),
  backend    text not null check (backend in ('postgres', 'redis')),
  -- Why the queue did not answer when it was last asked; null where it did.
  queue_error text,
  -- Of each queue: how many jobs wait, run and are put off.
  queues     jsonb not null default '{}',
  -- Of each queue: when this process last finished a job.
  finished   jsonb not null default '{}'
);
create index worker_seen on worker (seen_at);
