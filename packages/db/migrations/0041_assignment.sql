-- Who looks after an alert, who gave it to them, and when. Accounts are never deleted, so that the id finds a name.
alter table incident add column assigned_to uuid, add column assigned_by jsonb, add column assigned_at timestamptz(3);
