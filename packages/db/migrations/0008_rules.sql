-- Rules that people make: each with its versions and its end. A rule that is gone keeps the incidents it opened.
alter table alert_rule
  add column deleted_at timestamptz(3),
  add column updated_by jsonb;
alter table alert_rule alter column id set default 'rule-' || uuidv7();

-- The last day on which what depends on the calendar alone was looked at, by whichever process came first.
create table clock (
  name text primary key,
  day  date not null
);
