-- All entries of an import are written by the one transaction that locks its row, and imports are never deleted: that the
-- import is there need not be looked up for each of a million of them.
alter table import_entry drop constraint import_entry_import_id_fkey;
