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
