-- Charts that anybody may see, by themselves or inside another site's page, until they end or are withdrawn. The address is
-- published, so it is kept as it is: whoever looks after a chart copies it again. It says nothing of what is shown there.
create table public_chart (
  id           uuid primary key default uuidv7(),
  address      text not null unique,
  choice       jsonb not null,
  made_by      jsonb not null,
  made_at      timestamptz(3) not null default now(),
  -- Null for one that nobody gave an end.
  ends_at      timestamptz(3),
  withdrawn_at timestamptz(3)
);
