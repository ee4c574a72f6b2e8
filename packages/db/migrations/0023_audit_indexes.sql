-- The log of one area, and of whoever goes by one name, the newest first, without reading the rest.
create index audit_area on audit (split_part(action, '.', 1), id);
create index audit_actor on audit ((coalesce(actor ->> 'name', actor ->> 'part')), id);
