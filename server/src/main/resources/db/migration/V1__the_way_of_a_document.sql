-- The way of a document, one table a station. Every IDoc that was acknowledged is a row of `inbox` for ever (invariant I1).

create table inbox (
  id           bigint generated always as identity primary key,
  received_at  timestamptz not null,
  door         text        not null,              -- http, directory, replay …
  source       text        not null default '',   -- file name and ordinal, or the caller's address; for people
  form         text        not null,              -- XML, FLAT, UNKNOWN
  charset      text        not null,
  raw          bytea,                             -- as it came; null only for a repetition of a row that is here
  digest       bytea       not null,              -- SHA-256 of the IDoc's own bytes: what makes a repetition one
  system       text        not null default '',
  client       text        not null default '',
  docnum       text        not null default '',
  message_type text        not null default '',
  basic_type   text        not null default '',
  extension    text        not null default '',
  status       text        not null check (status in
                 ('received', 'duplicate', 'ignored', 'exception', 'unchanged', 'superseded', 'applied')),
  reason       text        not null default '',   -- the rule that ignored it, or why it could not be read
  duplicate_of bigint references inbox (id)
);
create unique index inbox_first_of_its_kind on inbox (digest) where duplicate_of is null;
create index inbox_waiting on inbox (id) where status = 'received';
create index inbox_docnum on inbox (docnum);
create index inbox_repetitions on inbox (duplicate_of) where duplicate_of is not null;

-- Which aggregates an IDoc concerned: the thread from a number back to its IDocs.
create table inbox_subject (
  aggregate text   not null,
  inbox_id  bigint not null references inbox (id),
  primary key (aggregate, inbox_id)
);
create index inbox_subject_by_inbox on inbox_subject (inbox_id);

create table aggregate (
  key        text primary key,                    -- order/PRD-100/12345
  state      jsonb       not null,
  updated_at timestamptz not null
);

-- order/PRD-100/12345 by its kind and number, in whatever system.
create index aggregate_by_number on aggregate (split_part(key, '/', 1), split_part(key, '/', 3));

create table hold (
  aggregate text primary key references aggregate (key),
  reason    text        not null,
  detail    text        not null,
  since     timestamptz not null
);

-- What Klaviyo is to be told and was ever told, and what it answered. Also the ledger.
create table outbox (
  id          bigint generated always as identity primary key,
  inbox_id    bigint      not null references inbox (id),   -- the IDoc that caused it
  aggregate   text        not null references aggregate (key),
  lane        text        not null,               -- commands of one lane leave one after the other
  thread      text,                               -- what waits when this one is refused; null when nothing does
  kind        text        not null,               -- TrackEvent, UpsertProfile …
  command     jsonb       not null,
  created_at  timestamptz not null,
  status      text        not null default 'queued' check (status in
                ('queued', 'accepted', 'refused', 'parked', 'superseded')),
  attempts    integer     not null default 0,
  next_at     timestamptz not null,               -- not before
  settled_at  timestamptz,                        -- when it was accepted or refused
  answer      text        not null default ''     -- what Klaviyo said last, for people
);
create index outbox_queue on outbox (lane, id) where status = 'queued';
create index outbox_due on outbox (id) where status = 'queued';
create index outbox_refused_threads on outbox (thread, id) where status = 'refused';
create index outbox_refused_lanes on outbox (lane, kind) where status = 'refused';
create index outbox_unsettled_of_inbox on outbox (inbox_id) where status <> 'accepted';
create index outbox_by_aggregate on outbox (aggregate, id);
create index outbox_by_inbox on outbox (inbox_id);

-- Whatever cannot go on, with the place in the IDoc and what to do.
create table exception (
  id         bigint generated always as identity primary key,
  inbox_id   bigint      not null references inbox (id),
  outbox_id  bigint references outbox (id),
  kind       text        not null,                -- UNREADABLE, UNTRANSLATABLE, REFUSED_BY_KLAVIYO …
  reason     text        not null,
  segment    text        not null default '',
  field      text        not null default '',
  value      text        not null default '',
  opened_at  timestamptz not null,
  closed_at  timestamptz,
  resolution text        not null default ''
);
create index exception_open on exception (id) where closed_at is null;
create index exception_by_inbox on exception (inbox_id);
