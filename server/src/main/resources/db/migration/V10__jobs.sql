-- A bulk job that Klaviyo works off by itself. It is here before its request leaves: after a crash nobody may send its commands again
-- while it may still be worked off, for an older state would then overwrite a newer one.
create table job (
  id         bigint      generated always as identity primary key,
  account    text        not null,
  kind       text        not null,                -- PROFILES, NEW_ITEMS, STOCK …
  klaviyo_id text,                                -- null until Klaviyo has named it
  sent_at    timestamptz not null,
  closed_at  timestamptz,
  outcome    text        not null default ''      -- for people
);
create index job_open on job (account, id) where closed_at is null;

-- Of a queued command: the job that it is in, and that holds its lane. Of an accepted one: the job that brought it.
alter table outbox add column job bigint references job (id);
create index outbox_by_job on outbox (job, id) where job is not null;
