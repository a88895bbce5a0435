-- What people see together: exceptions of one cause, however many records have it. Numbers, quoted values and addresses of a reason are
-- what differs from record to record. Computed by the database, so that whoever opens an exception need not know of it.
alter table exception add column cause text not null generated always as (md5(case
    when kind = 'HOLD_OVERDUE' then kind || '|' || coalesce(hold_reason, '') || '|' || split_part(coalesce(aggregate, ''), '/', 1)
    when gate is not null then kind || '|' || field || '|' || gate
    else kind || '|' || segment || '|' || field || '|' || left(regexp_replace(regexp_replace(reason,
      '''[^'']*''|"[^"]*"', '…', 'g'), '\S*[0-9@]\S*', '…', 'g'), 300)
    end)) stored;
create index exception_open_of_cause on exception (cause, id) include (opened_at) where closed_at is null;
create index exception_closed_of_cause on exception (cause) where closed_at is not null;

-- What people decided about a cause. Without a row it is nobody's and shown.
create table cause (
  id            text        primary key,           -- exception.cause
  assigned_to   text        not null default '',
  ignored_until timestamptz,                       -- shown again from then on; null when nobody wants to ignore it
  ignored_by    text        not null default '',
  ignored_why   text        not null default ''
);

-- What colleagues tell each other about a cause.
create table remark (
  id      bigint      generated always as identity primary key,
  cause   text        not null,
  by_whom text        not null,
  text    text        not null,
  at      timestamptz not null
);
create index remark_by_cause on remark (cause, id);

-- A cause's exceptions are tried again one after the other, as they were when a person asked for it.
create table retry (
  id         bigint      generated always as identity primary key,
  cause      text        not null,
  by_whom    text        not null,
  created_at timestamptz not null,
  last_id    bigint      not null,                 -- the newest exception that was meant
  done_id    bigint      not null default 0,       -- how far it has come
  total      bigint      not null,
  tried      bigint      not null default 0,
  refused    bigint      not null default 0,       -- could not be tried again
  state      text        not null check (state in ('running', 'done', 'cancelled')),
  ended_at   timestamptz
);
create index retry_running on retry (id) where state = 'running';
create index retry_of_cause on retry (cause, id);

-- How many pieces of each message type were worked in each hour, and when the last was: how fresh each object is. Kept for ever: some
-- dozens of rows a day.
create table arrival (
  message_type text        not null,
  hour         timestamptz not null,
  n            bigint      not null,
  last_at      timestamptz not null,
  primary key (message_type, hour)
);

-- The desks are paged in this order.
create index hold_by_age on hold (overdue desc, since, aggregate, reason);

-- What a person says a field of an IDoc should have held. It lies over the IDoc when that is read again; its bytes are never changed.
create table correction (
  id             bigint      generated always as identity primary key,
  inbox_id       bigint      not null references inbox (id),
  segment_number integer     not null,
  segment        text        not null,
  field          text        not null,
  was            text        not null,
  becomes        text        not null,
  by_whom        text        not null,
  why            text        not null,
  at             timestamptz not null
);
create index correction_of_inbox on correction (inbox_id, id);

-- Handbooks that were in force, each that differs from the one before.
create table handbook (
  id       bigint      generated always as identity primary key,
  version  text        not null,                   -- the first digits of the SHA-256 of its text
  mapping  text        not null,
  markdown text        not null,
  at       timestamptz not null
);
