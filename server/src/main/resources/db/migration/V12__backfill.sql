-- What is loaded after the fact, and how far it has come. A job is stepped in small transactions, each of which says where it stands now.
create table backfill (
  id            bigint      generated always as identity primary key,
  source        text        not null,              -- a directory of the server's machine, or 'inbox'
  from_at       timestamptz,                       -- only what is not older; null for all
  to_at         timestamptz,                       -- only what is older; null for all
  customer      text        not null default '',   -- only what concerns this customer; empty for all
  by_whom       text        not null,
  created_at    timestamptz not null,
  state         text        not null check (state in
                  ('planning', 'planned', 'running', 'paused', 'cancelled', 'done', 'failed')),
  trouble       text        not null default '',   -- why it failed
  phase         text        not null check (phase in ('STAGE', 'COUNT', 'LOAD')),
  part          integer     not null,              -- which file or family of documents of the phase
  row_no        bigint      not null,              -- how many rows or pieces of the part are done
  after_key     text        not null,              -- the last number of the part that is done
  read_rows     bigint      not null,              -- rows and IDocs that were read for the plan
  loaded        bigint      not null,              -- pieces that were put into the inbox
  plan          jsonb       not null,              -- what the plan counted
  started_at    timestamptz,                       -- first start of loading
  resumed_at    timestamptz,                       -- last start, and how much was done then: what the rate is measured from
  resumed_done  bigint      not null,
  ended_at      timestamptz
);
create index backfill_active on backfill (id) where state in ('planning', 'running');

-- The files of a job as they were when it was planned: another content would make its position meaningless.
create table backfill_file (
  backfill_id bigint      not null references backfill (id),
  part        integer     not null,
  name        text        not null,
  size        bigint      not null,
  modified    timestamptz not null,
  primary key (backfill_id, part)
);

-- Rows of tables that are joined to documents. Emptied when the job has ended.
create table backfill_row (
  id          bigint generated always as identity,
  backfill_id bigint not null references backfill (id),
  family      text   not null,                     -- CUSTOMER, ADDRESS, ORDER, DELIVERY, BILLING, BROKEN
  number      text   not null,                     -- PRD-100/4711
  link        text   not null,                     -- what a row is found by beside its number: the address of a customer
  row         bytea  not null                      -- as the inbox would keep it
);
create index backfill_row_by_number on backfill_row (backfill_id, family, number, id);

-- What came by a job is history: all that it causes is silent (invariant I9).
alter table inbox add column backfill_id bigint references backfill (id);
drop index inbox_waiting;
create index inbox_waiting on inbox (id) where status = 'received' and backfill_id is null;
create index inbox_waiting_history on inbox (id) where status = 'received' and backfill_id is not null;
create index inbox_of_backfill on inbox (backfill_id, status) where backfill_id is not null;
create index inbox_by_time on inbox using brin (received_at);
