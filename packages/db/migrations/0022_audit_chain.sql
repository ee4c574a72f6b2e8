-- The audit log is added to through one function, which stamps the row, and every row is sealed: chained to the one that
-- was committed before it by a hash over both. See docs/decisions/0062.
alter table audit
  -- Stamped by the function: who was signed in to the database, in which transaction, and when by the clock (the instant
  -- in "at" is that of the transaction's beginning, which whatever it did bears too). Null for what is older than this.
  add column login text,
  add column xact xid8,
  add column noted_at timestamptz;

-- The order in which rows were committed, each with the hash over its content and the hash before. A row gets its place
-- at its commit: until then only its id is here.
create table audit_seal (
  id       bigint primary key,
  position bigint unique,
  hash     bytea
);

-- The end of the chain: how many rows it has, and the hash of the last.
create table audit_head (
  one      boolean primary key default true check (one),
  position bigint not null,
  hash     bytea not null
);

-- What of a row is hashed: each column as text in UTF-8, its length before it. packages/db/src/audit/check.ts does the
-- same without asking the database to.
create function audit_content(a audit) returns bytea language sql stable set search_path = pg_catalog as $$
  select convert_to(string_agg(coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field, '-'), ',' order by n), 'UTF8')
  from unnest(array[
    a.id::text, extract(epoch from a.at)::text, a.actor::text, a.action, a.subject_kind, a.subject_id, a.details::text,
    a.login, a.xact::text, extract(epoch from a.noted_at)::text
  ]) with ordinality as fields (field, n)
$$;

-- What there is already, in the order of its ids.
do $$
declare
  entry audit;
  place bigint := 0;
  link bytea := sha256('marsad audit');
begin
  for entry in select * from audit order by id loop
    place := place + 1;
    link := sha256(link || audit_content(entry));
    insert into audit_seal (id, position, hash) values (entry.id, place, link);
  end loop;
  insert into audit_head (position, hash) values (place, link);
end $$;

-- Runs at the commit, so the lock on the head is the last one a transaction takes, and is held for the commit alone.
create function seal_audit() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  content bytea;
  head audit_head;
begin
  select audit_content(a) into strict content from audit a where a.id = new.id;
  update audit_head set position = audit_head.position + 1, hash = sha256(audit_head.hash || content) returning * into strict head;
  update audit_seal set position = head.position, hash = head.hash where id = new.id;
  return null;
end $$;
create constraint trigger audit_is_sealed after insert on audit_seal deferrable initially deferred
  for each row execute function seal_audit();

create trigger audit_seal_is_kept before update on audit_seal for each row when (old.position is not null)
  execute function keep_audit();
create trigger audit_seal_is_not_deleted before delete on audit_seal for each row execute function keep_audit();
create trigger audit_seal_is_not_emptied before truncate on audit_seal for each statement execute function keep_audit();
create trigger audit_head_is_kept before delete on audit_head for each row execute function keep_audit();
create trigger audit_head_is_not_emptied before truncate on audit_head for each statement execute function keep_audit();

-- The one way to add a row. The id, the times, the transaction and the login are its own; the name of a person or of a
-- token is the one on record, whatever the application says.
create function append_audit(given jsonb, action text, subject_kind text, subject_id text, details jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  kind text := given ->> 'kind';
  key uuid := case when pg_input_is_valid(given ->> 'id', 'uuid') then (given ->> 'id')::uuid end;
  known text;
  actor jsonb;
  noted bigint;
begin
  if kind = 'system' then
    actor := jsonb_build_object('kind', kind, 'part', given ->> 'part');
  elsif kind in ('person', 'token', 'feed') then
    if kind = 'person' then
      select u."name" into known from auth."user" u where u."id" = key;
    elsif kind = 'token' then
      select t.name into known from api_token t where t.id = key;
    end if;
    actor := jsonb_build_object('kind', kind, 'id', given ->> 'id', 'name', coalesce(known, given ->> 'name'));
  else
    raise exception 'nobody can act as %', given using errcode = 'invalid_parameter_value';
  end if;
  insert into audit (actor, action, subject_kind, subject_id, details, login, xact, noted_at)
  values (actor, action, subject_kind, subject_id, details, session_user, pg_current_xact_id(), clock_timestamp())
  returning id into noted;
  insert into audit_seal (id) values (noted);
end $$;

revoke all on function audit_content(audit), seal_audit(), append_audit(jsonb, text, text, text, jsonb) from public;
grant execute on function append_audit(jsonb, text, text, text, jsonb) to marsad_app;
revoke all on audit, audit_seal, audit_head from marsad_app;
revoke all on sequence audit_id_seq from marsad_app;
grant select on audit, audit_seal, audit_head to marsad_app;
