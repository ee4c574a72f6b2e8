-- All entries of an import are written by the one transaction that locks its row, and imports are never deleted: to look up
-- for each of a million that the import is there costs a third of writing it down.
alter table import_entry drop constraint import_entry_import_id_fkey;
