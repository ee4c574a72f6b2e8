-- What the overview keeps of each person: when they last looked, and how they have arranged it.
create table last_look (
  user_id uuid primary key references auth."user" ("id") on delete cascade,
  at      timestamptz(3) not null
);

create table arrangement (
  user_id    uuid primary key references auth."user" ("id") on delete cascade,
  contents   jsonb not null check (octet_length(contents::text) <= 100000),
  changed_at timestamptz(3) not null default now()
);

-- What is new since an instant is asked at every look.
create index revision_recorded on revision (recorded_at);
create index incident_transition_at on incident_transition (at);
