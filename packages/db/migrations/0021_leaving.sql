-- A session ends 30 days after its sign-in, however much it is used, and knows when its person last proved themselves.
alter table auth."session" add column "provedAt" timestamptz;
update auth."session" set "provedAt" = "createdAt";
alter table auth."session" alter column "provedAt" set default now(), alter column "provedAt" set not null;

create function auth.session_has_an_end() returns trigger language plpgsql as $$
begin
  new."expiresAt" := least(new."expiresAt", new."createdAt" + interval '30 days');
  return new;
end $$;
create trigger session_has_an_end before insert or update on auth."session"
  for each row execute function auth.session_has_an_end();
update auth."session" set "expiresAt" = "expiresAt";

-- Which code of an authenticator was used last: by the number of its half minute since 1970. None before it works again.
alter table auth."twoFactor" add column "lastUsedStep" bigint;

-- Who opened a link that sets a new password: it ends with what else they opened.
alter table password_reset add column opened_by jsonb;
update password_reset p set opened_by = a.actor from audit a
where p.used_at is null and a.action = 'password.reset-opened' and a.at = p.created_at
  and a.subject_kind = 'person' and a.subject_id = p.user_id::text;
