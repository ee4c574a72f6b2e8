-- The day by which a figure was said, where that is not the day of its recording: a correction of its note does not make a
-- figure of the middle of a month one of the whole month, and neither does a move to another installation.
alter table revision add column said_on date;
alter table import_entry add column said_on date;
