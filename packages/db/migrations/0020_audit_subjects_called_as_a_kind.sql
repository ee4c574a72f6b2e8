-- Indicators called 'person', 'token' or 'invitation': the migration before took the name for a kind without an id. The
-- log is rewritten, as there, only where it has such rows.
do $$
begin
  if exists (select from audit where subject_id = '') then
    alter table audit
      alter column subject_kind type text using case
        when subject_id <> '' then subject_kind
        when action like 'baseline.%' or action = 'export.made' then 'indicator'
        else split_part(action, '.', 1)
      end,
      alter column subject_id type text using case when subject_id <> '' then subject_id else subject_kind end;
  end if;
end $$;
