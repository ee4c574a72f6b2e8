-- What one caller may do at once and in a minute, counted over all processes. It says nothing of the past and is worth
-- nothing after a crash, so none of it is written to the log of changes.

create unlogged table seat_holder (
  -- A process, for as long as it runs. One that has not said for a while that it does holds no seats any more.
  id      uuid primary key,
  seen_at timestamptz(3) not null default clock_timestamp()
);

create unlogged table seat (
  id     bigint generated always as identity primary key,
  holder uuid not null references seat_holder (id) on delete cascade,
  kind   text not null,
  caller text not null
);
create index seat_of_caller on seat (kind, caller);
create index seat_of_holder on seat (holder);

-- The seat that is taken; null where the caller has as many as one may have. Each statement in here sees what was committed
-- before it, so that of two who ask at the same moment the second sees the first one's.
create function take_seat(p_holder uuid, p_kind text, p_caller text, p_most int) returns bigint
language plpgsql as $$
declare
  taken bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('seat ' || p_kind || ' ' || p_caller, 0));
  if (select count(*) from seat s join seat_holder h on h.id = s.holder
      where s.kind = p_kind and s.caller = p_caller
        and h.seen_at between clock_timestamp() - interval '20 seconds' and clock_timestamp() + interval '20 seconds')
      >= p_most then
    return null;
  end if;
  insert into seat_holder (id) values (p_holder) on conflict do nothing;
  insert into seat (holder, kind, caller) values (p_holder, p_kind, p_caller) returning id into taken;
  return taken;
end
$$;

create unlogged table allowance (
  kind   text not null,
  caller text not null,
  since  timestamptz(3) not null,
  used   int not null,
  primary key (kind, caller)
);
