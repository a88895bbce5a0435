-- Who may do what. People are never deleted, since the audit names them; they are disabled.
create table person (
  id            bigint      generated always as identity primary key,
  name          text        not null unique check (name = lower(name)), -- what is typed to sign in
  role          text        not null,
  password_hash text        not null default '',   -- empty: no password, signs in elsewhere
  epoch         integer     not null default 1,    -- a session of an older one has ended: a password or the state changed
  created_at    timestamptz not null,
  created_by    text        not null,
  signed_in_at  timestamptz,
  disabled_at   timestamptz                        -- null while the person may sign in
);

-- What programs show instead. The secret itself is not kept.
create table api_token (
  id           bigint      generated always as identity primary key,
  name         text        not null unique,
  hash         bytea       not null unique,        -- SHA-256: the secret has 256 random bits
  role         text        not null,
  created_at   timestamptz not null,
  created_by   text        not null,
  expires_at   timestamptz,
  used_at      timestamptz,                        -- to the minute
  revoked_at   timestamptz
);

-- Who did what. Read by key, newest first.
create table audit (
  id     bigint      generated always as identity primary key,
  at     timestamptz not null,
  who    text        not null,
  role   text        not null,
  action text        not null,                     -- hold.release
  object text        not null,                     -- order/PRD-100/12345
  before text        not null default '',
  after  text        not null default '',
  reason text        not null default ''
);
create index audit_by_object on audit (object, id);

-- What was done stays written down, whatever a later version of the program does.
create function audit_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'rows of audit are never changed or deleted';
end $$;
create trigger audit_is_final before update or delete on audit for each row execute function audit_is_final();
