-- People, their sessions and second factors, invitations, API tokens; and the role the application itself works as.

-- The tables of better-auth, under the names it gives their columns; in a schema of their own, so that "user" means one thing.
create schema auth;

create table auth."user" (
  "id"               uuid primary key default gen_random_uuid(),
  "name"             text not null,
  "email"            text not null unique,
  "emailVerified"    boolean not null,
  "image"            text,
  "createdAt"        timestamptz not null default now(),
  "updatedAt"        timestamptz not null default now(),
  "twoFactorEnabled" boolean,
  "role"             text not null default 'viewer' check ("role" in ('viewer', 'contributor', 'editor', 'admin')),
  "disabledAt"       timestamptz
);

create table auth."session" (
  "id"        uuid primary key default gen_random_uuid(),
  "expiresAt" timestamptz not null,
  "token"     text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId"    uuid not null references auth."user" ("id") on delete cascade
);
create index session_by_user on auth."session" ("userId");

create table auth."account" (
  "id"                    uuid primary key default gen_random_uuid(),
  "accountId"             text not null,
  "providerId"            text not null,
  "userId"                uuid not null references auth."user" ("id") on delete cascade,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope"                 text,
  "password"              text,
  "createdAt"             timestamptz not null default now(),
  "updatedAt"             timestamptz not null,
  unique ("providerId", "accountId")
);
create index account_by_user on auth."account" ("userId");

create table auth."verification" (
  "id"         uuid primary key default gen_random_uuid(),
  "identifier" text not null,
  "value"      text not null,
  "expiresAt"  timestamptz not null,
  "createdAt"  timestamptz not null default now(),
  "updatedAt"  timestamptz not null default now()
);
create index verification_identifier on auth."verification" ("identifier");

create table auth."twoFactor" (
  "id"                      uuid primary key default gen_random_uuid(),
  "secret"                  text not null,
  "backupCodes"             text not null,
  "userId"                  uuid not null references auth."user" ("id") on delete cascade,
  "verified"                boolean,
  "failedVerificationCount" integer,
  "lockedUntil"             timestamptz
);
create index two_factor_by_user on auth."twoFactor" ("userId");

create table auth."passkey" (
  "id"           uuid primary key default gen_random_uuid(),
  "name"         text,
  "publicKey"    text not null,
  "userId"       uuid not null references auth."user" ("id") on delete cascade,
  "credentialID" text not null unique,
  "counter"      integer not null,
  "deviceType"   text not null,
  "backedUp"     boolean not null,
  "transports"   text,
  "createdAt"    timestamptz,
  "aaguid"       text
);
create index passkey_by_user on auth."passkey" ("userId");

-- Links and tokens are kept as SHA-256 of their 32 random bytes: whoever reads the table cannot use them.
create table invitation (
  id          uuid primary key default uuidv7(),
  token_hash  bytea not null unique,
  email       text,
  role        text not null check (role in ('viewer', 'contributor', 'editor', 'admin')),
  invited_by  jsonb not null,
  created_at  timestamptz(3) not null default now(),
  expires_at  timestamptz(3) not null,
  accepted_at timestamptz(3),
  accepted_by uuid,
  revoked_at  timestamptz(3)
);

create table password_reset (
  token_hash bytea primary key,
  user_id    uuid not null references auth."user" ("id") on delete cascade,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at    timestamptz(3)
);

create table api_token (
  id           uuid primary key default uuidv7(),
  token_hash   bytea not null unique,
  name         text not null,
  role         text not null check (role in ('viewer', 'contributor', 'editor', 'admin')),
  hint         text not null,
  created_by   jsonb not null,
  created_at   timestamptz(3) not null default now(),
  expires_at   timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at   timestamptz(3)
);

-- One-time codes for the first administrator: one for each start, all gone when there is one.
create table setup_code (
  code_hash  bytea primary key,
  created_at timestamptz(3) not null default now()
);

-- How often something was tried since: counted here so that it holds over every process.
create table attempt (
  key   text primary key,
  count integer not null,
  since timestamptz(3) not null
);

-- What every process of this installation must agree on, such as the key that signs cookies.
create table secret (
  name  text primary key,
  value text not null
);

-- Before there were accounts, whoever sat at the machine entered figures.
update submission set actor = '{"kind":"system","part":"before-accounts"}' where actor ->> 'kind' = 'local';
update revision set actor = '{"kind":"system","part":"before-accounts"}' where actor ->> 'kind' = 'local';
update audit set actor = '{"kind":"system","part":"before-accounts"}' where actor ->> 'kind' = 'local';

-- What was done stays on record. Not even the owner of the tables changes it by mistake.
create function keep_audit() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only ever added to' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_is_kept before update or delete on audit for each row execute function keep_audit();
create trigger audit_is_not_emptied before truncate on audit for each statement execute function keep_audit();

-- The application works as this role; only migrations run as the owner of the tables. Roles belong to the whole
-- server: another database of it may have made this one already, or be making it now.
do $$
begin
  if not exists (select from pg_roles where rolname = 'marsad_app') then
    create role marsad_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not pg_has_role(current_user, 'marsad_app', 'set') then
    execute format('grant marsad_app to %I', current_user);
  end if;
end $$;

grant usage on schema public, auth to marsad_app;
grant select, insert, update, delete on all tables in schema public, auth to marsad_app;
grant usage on all sequences in schema public, auth to marsad_app;
revoke update, delete on audit from marsad_app;
revoke insert, update, delete on migration from marsad_app;
alter default privileges in schema public grant select, insert, update, delete on tables to marsad_app;
alter default privileges in schema public grant usage on sequences to marsad_app;
