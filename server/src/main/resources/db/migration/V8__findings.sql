-- What the filters of the mapping leave out now: counted without reading the aggregates, and looked at again when another mapping is in
-- force, which may let it through.
create table left_out (
  aggregate text        primary key references aggregate (key),
  kind      text        not null,                  -- order, customer, stock
  filter    text        not null,
  reason    text        not null,
  how       text        not null,                  -- ITSELF, BY_CUSTOMER: the order of a customer that is left out
  since     timestamptz not null,
  mapping   text        not null                   -- the version that decided so
);
create index left_out_by_filter on left_out (filter, kind, how);
create index left_out_by_mapping on left_out (mapping, aggregate);

-- Codes that no table of the mapping lists and segments that nobody knows: each once, however many IDocs have it.
create table finding (
  id         bigint      generated always as identity primary key,
  kind       text        not null check (kind in ('CODE', 'SEGMENT')),
  place      text        not null,                 -- order.kind; for a segment ORDRSP/ORDERS05 and the extension
  name       text        not null,                 -- the code, masked where it may be personal; the segment type
  treated    text        not null,                 -- what became of it, in words
  first_seen timestamptz not null,
  last_seen  timestamptz not null,
  times      bigint      not null,                 -- IDocs that had it
  inbox_id   bigint      not null references inbox (id), -- the last of them
  known_at   timestamptz,                          -- since when a person knows; null while it is open
  known_by   text        not null default '',
  known_why  text        not null default '',
  unique (kind, place, name)
);
create index finding_open on finding (last_seen) where known_at is null;
