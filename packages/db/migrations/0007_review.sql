-- The review step: what contributors hand in waits for an editor where an administrator wants it so.
create table setting (
  name       text primary key,
  value      jsonb not null,
  changed_at timestamptz(3) not null default now(),
  changed_by jsonb not null
);

alter table submission drop constraint submission_status_check;
alter table submission add constraint submission_status_check
  check (status in ('waiting', 'returned', 'accepted', 'committed', 'unchanged', 'rejected'));
create index submission_open on submission (received_at) where status in ('waiting', 'returned');

create table submission_step (
  id            bigint generated always as identity primary key,
  submission_id uuid not null references submission (id),
  step          text not null check (step in ('handed-in', 'returned', 'accepted', 'rejected', 'withdrawn')),
  comment       text,
  actor         jsonb not null,
  at            timestamptz(3) not null default clock_timestamp()
);
create index submission_step_submission on submission_step (submission_id, id);
