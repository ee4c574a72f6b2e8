-- Places that figures are of. All tables are its own. An outline is GeoJSON as text: it is given out as it is, and never looked into.
create table place_outline (
  id       uuid primary key default uuidv7(),
  -- Whole, and as it is drawn.
  geojson  text not null,
  drawn    text not null,
  points   integer not null,
  at       timestamptz(3) not null default now()
);

create table place (
  id         text primary key,
  definition jsonb not null,
  parent_id  text references place (id),
  outline_id uuid references place_outline (id),
  version    integer not null default 1,
  updated_at timestamptz(3) not null default now()
);
create index place_parent on place (parent_id);

-- Every version, that of a removed place with the last of what it was.
create table place_version (
  place_id   text not null,
  version    integer not null,
  kind       text not null check (kind in ('created', 'changed', 'removed')),
  definition jsonb not null,
  parent_id  text,
  outline_id uuid references place_outline (id),
  actor      jsonb not null,
  at         timestamptz(3) not null default clock_timestamp(),
  primary key (place_id, version)
);

-- Which figures are of a place: those under a code of a dimension, or all of an indicator, where both are ''. A dimension has a
-- place once. The catalogue's indicators come with the start after this, so that nothing refers to them.
create table place_code (
  indicator_id text not null,
  dimension_id text not null,
  code         text not null,
  place_id     text not null references place (id),
  primary key (indicator_id, dimension_id, code),
  unique (indicator_id, dimension_id, place_id)
);
create index place_code_place on place_code (place_id);

-- The places of the source document, as anybody could have added them.
insert into place (id, definition) values
  ('rabia', '{"v": 1, "name": {"en": "Rabia / Yaarubiyah", "ar": "ربيعة / اليعربية"}, "kind": "crossing", "kindName": null,
    "note": {"en": "Ninewa and al-Hasakah", "ar": "نينوى والحسكة"}, "position": {"latitude": 36.81, "longitude": 42.07}}'),
  ('al-hol', '{"v": 1, "name": {"en": "Al-Hol camp", "ar": "مخيم الهول"}, "kind": "camp", "kindName": null,
    "note": {"en": "Al-Hasakah", "ar": "الحسكة"}, "position": {"latitude": 36.37, "longitude": 41.15}}'),
  ('al-qaim', '{"v": 1, "name": {"en": "Al-Qaim / Abu Kamal", "ar": "القائم / البوكمال"}, "kind": "crossing", "kindName": null,
    "note": {"en": "Anbar and Deir ez-Zor", "ar": "الأنبار ودير الزور"}, "position": {"latitude": 34.39, "longitude": 40.98}}'),
  ('al-walid', '{"v": 1, "name": {"en": "Al-Walid / al-Tanf", "ar": "الوليد / التنف"}, "kind": "crossing", "kindName": null,
    "note": {"en": "Anbar and Homs", "ar": "الأنبار وحمص"}, "position": {"latitude": 33.43, "longitude": 38.94}}');

insert into place_version (place_id, version, kind, definition, actor)
  select id, version, 'created', definition, '{"kind": "system", "part": "migration"}' from place;

insert into place_code (indicator_id, dimension_id, code, place_id) values
  ('official-crossings-open', 'crossing', 'rabia', 'rabia'),
  ('official-crossings-open', 'crossing', 'al-qaim', 'al-qaim'),
  ('official-crossings-open', 'crossing', 'al-walid', 'al-walid'),
  ('al-hol-pledges', '', '', 'al-hol'),
  ('al-hol-pledges-total', '', '', 'al-hol');
-- Until now a code of a place's name was of that place, in own indicators too.
insert into place_code (indicator_id, dimension_id, code, place_id)
  select i.id, d ->> 'id', c ->> 'code', c ->> 'code'
  from indicator i, jsonb_array_elements(i.definition -> 'dimensions') d, jsonb_array_elements(d -> 'codes') c
  where c ->> 'code' in ('rabia', 'al-hol', 'al-qaim', 'al-walid')
  on conflict do nothing;
