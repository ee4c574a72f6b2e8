-- Whoever is behind a token: a person, also where a token of theirs made it. Null where the command on the server did.
alter table api_token add column person_id uuid references auth."user" ("id") on delete cascade;
create index api_token_person on api_token (person_id) where person_id is not null;

with recursive made (token, person) as (
  select t.id, u."id" from api_token t
  join auth."user" u on t.created_by ->> 'kind' = 'person' and u."id"::text = t.created_by ->> 'id'
  union
  select t.id, made.person from api_token t
  join made on t.created_by ->> 'kind' = 'token' and t.created_by ->> 'id' = made.token::text
)
update api_token t set person_id = made.person from made where made.token = t.id;

-- Who was kept out before this was so has lost their tokens too.
with revoked as (
  update api_token t set revoked_at = now() from auth."user" u
  where u."id" = t.person_id and u."disabledAt" is not null and t.revoked_at is null
  returning t.id
)
insert into audit (actor, action, subject, details)
select '{"kind":"system","part":"update"}', 'token.revoked', 'token ' || id, '{"because":"person-kept-out"}' from revoked;

-- Titles are compared without marks that nobody sees. The fingerprints that are kept are folded again as the program now
-- folds; where two sources come to be one title, both keep their figures, and the older one answers for new ones.
create function folded(given text) returns text language sql immutable parallel safe as $$
  select btrim(regexp_replace(normalize(regexp_replace(given,
    '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8]',
    '', 'g'), nfkc), '\s+', ' ', 'g'))
$$;

create temporary table refolded on commit drop as
select n.source_id, '[' || string_agg(to_json(folded(part))::text, ',' order by place) || ']' as fingerprint
from source_name n, jsonb_array_elements_text(n.fingerprint::jsonb) with ordinality as parts (part, place)
group by n.fingerprint, n.source_id;

delete from source_name;
insert into source_name (fingerprint, source_id)
select distinct on (fingerprint) fingerprint, source_id from refolded order by fingerprint, source_id;
drop table refolded;
