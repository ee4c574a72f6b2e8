-- What is told outlives a restart: when the silence over a group of alerts ends is on record with the group.
alter table notification_group add column quiet_until timestamptz(3);
create index notification_group_quiet on notification_group (quiet_until) where quiet_until is not null;

-- Rules name receivers by id, so that these can be renamed. A name that is none any more stays, and is shown as removed.
update alert_rule set definition = jsonb_set(definition, '{receivers}', (
  select coalesce(jsonb_agg(coalesce(
    (select to_jsonb(r.id) from receiver r where r.name = btrim(named.name)
      order by r.deleted_at is not null, r.deleted_at desc limit 1), to_jsonb(named.name)) order by named.at), '[]')
  from jsonb_array_elements_text(definition -> 'receivers') with ordinality named (name, at)))
where jsonb_typeof(definition -> 'receivers') = 'array';

-- Times that receivers keep to: told again after five minutes at the soonest, and an Alertmanager within a day.
update receiver set definition = definition || jsonb_build_object(
  'groupWait', least((definition ->> 'groupWait')::float8, case kind when 'alertmanager' then 82800 else 86400 end),
  'groupInterval', least((definition ->> 'groupInterval')::float8, case kind when 'alertmanager' then 82800 else 86400 end),
  'repeatInterval', case
    when kind = 'alertmanager' then least(greatest(coalesce((definition ->> 'repeatInterval')::float8, 900), 300), 82800)
    when definition ->> 'repeatInterval' is not null then greatest((definition ->> 'repeatInterval')::float8, 300)
  end);

-- Labels have names that Prometheus takes, and alertname is no longer the id of the rule.
create function pg_temp.label_name(id text) returns text language sql immutable as
  $$ select regexp_replace(replace(id, '-', '_'), '^([0-9])', '_\1') $$;
create function pg_temp.renamed(jsonb) returns jsonb language sql immutable as
  $$ select coalesce(jsonb_agg(given.m || jsonb_build_object('name', case given.m ->> 'name'
      when 'alertname' then 'rule' else pg_temp.label_name(given.m ->> 'name') end) order by given.at), '[]')
    from jsonb_array_elements($1) with ordinality given (m, at) $$;
update receiver set definition = definition || jsonb_build_object(
  'matchers', pg_temp.renamed(definition -> 'matchers'),
  'groupBy', (select coalesce(jsonb_agg(pg_temp.label_name(label.name) order by label.at), '[]')
    from jsonb_array_elements_text(definition -> 'groupBy') with ordinality label (name, at)));
update silence set matchers = pg_temp.renamed(matchers);

-- What is silent now is looked at once, so that the end of its silence is on record from then on.
update notification_group set quiet_until = now()
where exists (select from silence where starts_at <= now() and ends_at > now());
insert into notification_group (receiver_id, key, labels, quiet_until)
select r.id, '{"indicator":"' || i.id || '"}', jsonb_build_object('indicator', i.id), now()
from receiver r, (select distinct indicator_id as id from incident where state in ('firing', 'recovering')) i
where r.deleted_at is null and r.definition -> 'groupBy' = '["indicator"]'
  and exists (select from silence where starts_at <= now() and ends_at > now())
on conflict do nothing;
