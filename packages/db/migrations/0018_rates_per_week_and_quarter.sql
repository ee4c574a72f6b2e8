-- A figure may be per week and per quarter too.
alter table revision
  drop constraint revision_per_check,
  add constraint revision_per_check check (per in ('period', 'day', 'week', 'month', 'quarter', 'year'));
