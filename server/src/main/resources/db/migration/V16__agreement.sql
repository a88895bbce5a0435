-- What the days come to is asked of the ledger by account and event time. Times are ISO 8601 in UTC, which sort as text; the expression is
-- one that this index alone has, as in V5.
create index outbox_event_time on outbox (
    (case when kind = 'TrackEvent' then account end),
    ((command ->> 'time')) collate "C")
  where (case when kind = 'TrackEvent' then account end) is not null;

-- A comparison of one account over some days. Stepped in small transactions: after a crash it goes on with what is not explained yet.
create table agreement_run (
  id          bigint      generated always as identity primary key,
  account     text        not null,
  from_day    date        not null,
  to_day      date        not null,                      -- included
  zone        text        not null,                      -- in which days begin
  by_whom     text        not null,
  scheduled   boolean     not null,
  created_at  timestamptz not null,
  state       text        not null check (state in ('waiting', 'running', 'done', 'failed')),
  phase       text        not null check (phase in ('SUMS', 'EVENTS')),
  compared_to timestamptz,                               -- nothing younger was compared: Klaviyo may still be working on it
  patience_s  bigint      not null default 0,            -- how long an accepted event could take then
  requests    integer     not null default 0,
  trouble     text        not null default '',           -- why it failed
  ended_at    timestamptz
);
create index agreement_run_open on agreement_run (account, id) where state in ('waiting', 'running');

-- What a day of a metric and a currency comes to on both sides.
create table agreement_cell (
  run_id      bigint  not null references agreement_run (id),
  day         date    not null,
  metric      text    not null,
  currency    text    not null,
  told_count  bigint  not null,
  told_sum    numeric not null,
  there_count bigint  not null,
  there_sum   numeric not null,
  state       text    not null check (state in ('agrees', 'differs', 'explained')),
  primary key (run_id, day, metric, currency)
);
create index agreement_cell_open on agreement_cell (run_id, metric, day) where state = 'differs';

-- Each difference with what explains it.
create table agreement_difference (
  id          bigint  generated always as identity primary key,
  run_id      bigint  not null references agreement_run (id),
  day         date    not null,
  metric      text    not null,
  currency    text    not null,
  kind        text    not null,                          -- NOT_STORED, DOUBLED …
  about       text    not null,                          -- order/PRD-100/4711
  unique_id   text    not null,
  outbox_id   bigint,
  docnum      text    not null,                          -- of the IDoc that caused it
  told_at     timestamptz,
  told_value  numeric,
  there_at    timestamptz,
  there_value numeric,
  words       text    not null
);
create index agreement_difference_of_run on agreement_difference (run_id, day, id);
