-- What changed last, the newest first: of an import all of it was recorded at one instant, so its order is that of the ids.
create index revision_newest on revision (recorded_at desc, id desc) where superseded_at is null;

-- What Marsad itself handed in and has not come to its end, which every start asks for: as good as none.
create index submission_own on submission (status)
  where actor ->> 'kind' = 'system' and (status = 'accepted' or (status = 'committed' and evaluated_at is null));
