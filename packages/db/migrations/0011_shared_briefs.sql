-- Briefs that whoever holds their link can read without signing in, until it expires or is withdrawn. Of the link only
-- the SHA-256 is kept. `frozen` holds the figures as they were when it was made; null for one that follows the record.
create table shared_brief (
  id         uuid primary key default uuidv7(),
  token_hash bytea not null unique,
  choice     jsonb not null,
  frozen     jsonb,
  made_by    jsonb not null,
  made_at    timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  opened     integer not null default 0
);
create index shared_brief_expires on shared_brief (expires_at);
