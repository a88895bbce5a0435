-- What the contracts of orders, customers and stock need beyond one IDoc, one hold and one account.

-- An aggregate may be held for several reasons at once, and a person who is to decide must see what each waits for, until when,
-- and what happens then. Holds follow from the aggregates and are all said anew whenever one is worked.
drop table hold;
create table hold (
  aggregate text        not null references aggregate (key),
  reason    text        not null,                 -- PREDECESSOR_MISSING, CREDIT_CHECK …
  detail    text        not null,
  waits_for text        not null,                 -- the aggregate or the status that is awaited
  since     timestamptz not null,
  deadline  timestamptz,                          -- null when it waits for ever
  policy    text        not null,                 -- WAIT, SYNTHESISE, EXCEPTION: what happens at the deadline
  overdue   boolean     not null,                 -- the deadline has passed and a person is to look at it
  primary key (aggregate, reason)
);

-- When an aggregate wants to be woken: for a deadline, or for what is told by a schedule. One wish each, the newest.
create table wake (
  aggregate text        primary key references aggregate (key),
  at        timestamptz not null,
  inbox_id  bigint      references inbox (id)     -- the IDoc that made it so; null when it was a person
);
create index wake_due on wake (at);
create index wake_by_inbox on wake (inbox_id);

-- What a person should know who follows a document, although it stops nothing: a date that cannot be, a value that was left out.
create table note (
  id        bigint      generated always as identity primary key,
  inbox_id  bigint      references inbox (id),    -- null when no IDoc was the cause
  aggregate text        references aggregate (key), -- null when it is about the IDoc as such
  text      text        not null,
  at        timestamptz not null
);
create index note_by_inbox on note (inbox_id);
create index note_by_aggregate on note (aggregate, id);

-- What people decided about what is held. Written by the hold desk, worked by the engine like an IDoc, kept for the record.
create table decision (
  id        bigint      generated always as identity primary key,
  aggregate text        not null references aggregate (key),
  kind      text        not null check (kind in ('RELEASE', 'DROP')),
  by_whom   text        not null,
  why       text        not null,
  at        timestamptz not null,
  done_at   timestamptz                           -- null until the engine has worked it
);
create index decision_undone on decision (id) where done_at is null;
create index decision_by_aggregate on decision (aggregate, id);

-- An exception may be about an aggregate and one of its holds, and then need no IDoc that caused it. A value that was left out of
-- a document is asked after until a later report of the same document comes without that complaint.
alter table exception alter column inbox_id drop not null;
alter table exception add column aggregate text;
alter table exception add column hold_reason text;
alter table exception add column document text;   -- DeliveryDocument/PRD-100/80000001; only of what was left out
create index exception_open_of_aggregate on exception (aggregate) where closed_at is null and aggregate is not null;
create index exception_open_of_document on exception (document) where closed_at is null and document is not null;
create index exception_open_of_inbox on exception (inbox_id) where closed_at is null;

-- Each Klaviyo account has its own queue and limits. A person's decision has no IDoc, so a command need not have one. And a command's
-- aggregate is what people find it by: an event, which a customer's aggregate tells, stands with its order. That is no longer the
-- row that made it, so it is no longer guarded as one.
alter table outbox add column account text not null default 'main';
alter table outbox alter column inbox_id drop not null;
alter table outbox drop constraint outbox_aggregate_fkey;
drop index outbox_due;
create index outbox_due on outbox (account, id) where status = 'queued';
