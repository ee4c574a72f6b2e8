-- What something was done to, as what kind of thing it is and its id: until now one text, in the words of whoever wrote it.
-- The log is rewritten once as a whole by the change of the type, which is no update of its rows: what keeps them from
-- being changed stays on meanwhile.
alter table audit add column subject_kind text;
alter table audit
  alter column subject_kind type text using case
    when split_part(subject, ' ', 1) in ('person', 'token', 'invitation') then split_part(subject, ' ', 1)
    when action like 'baseline.%' then 'indicator'
    when action = 'export.made' then case when details ->> 'indicator' is null then 'record' else 'indicator' end
    when action = 'pipeline.retry-all' then 'outbox'
    when action like 'pipeline.%' then 'work'
    else split_part(action, '.', 1)
  end,
  alter column subject type text using case
    when split_part(subject, ' ', 1) in ('person', 'token', 'invitation') then split_part(subject, ' ', 2)
    else subject
  end;
alter table audit alter column subject_kind set not null;
-- Its index goes along: an id is looked for in the order of the log, and is hardly ever of two kinds.
alter table audit rename column subject to subject_id;
