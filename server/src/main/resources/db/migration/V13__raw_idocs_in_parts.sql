-- Raw IDocs are most of what is stored and are needed for some months: to be read again, to be compared by another mapping. They stand in
-- tables of their own, one for each span of time, so that removing them is dropping a table. The row of the inbox stays for ever
-- (invariant I1). There is no foreign key: a drop would read the whole inbox for it.
create table inbox_raw (
  raw_at   timestamptz not null,                  -- inbox.raw_at: when it was received, or when it was kept beyond its time
  inbox_id bigint      not null,
  raw      bytea       not null,                  -- as it came
  primary key (raw_at, inbox_id)
) partition by range (raw_at);

-- What comes at a time for which no part was made ahead: intake never waits for one.
create table inbox_raw_other partition of inbox_raw default;

-- The parts by time, since their bounds are texts in PostgreSQL's catalog.
create table storage_part (
  data    text        not null check (data in ('RAW')),
  name    text        primary key,                -- the table
  from_at timestamptz not null,
  to_at   timestamptz not null,                   -- this itself is the next one's
  unique (data, from_at)
);

-- Since when what came is kept as a whole. No row: nothing was ever removed.
create table storage_kept (
  data  text        primary key check (data in ('RAW')),
  since timestamptz not null
);

do $$
declare
  month timestamptz;
  next  timestamptz;
  name  text;
begin
  for month in select distinct date_trunc('month', received_at, 'UTC') from inbox where raw is not null loop
    next := (month at time zone 'UTC' + interval '1 month') at time zone 'UTC';
    name := 'inbox_raw_' || to_char(month at time zone 'UTC', 'YYYYMMDD');
    execute format('create table %I partition of inbox_raw for values from (%L) to (%L)', name, month, next);
    insert into storage_part values ('RAW', name, month, next);
  end loop;
end $$;
insert into inbox_raw select received_at, id, raw from inbox where raw is not null;

-- In one pass: the column that kept the bytes says where they are now, and the table is written anew without them.
alter table inbox alter column raw type timestamptz using case when raw is null then null else received_at end;
alter table inbox rename column raw to raw_at;    -- null only for a repetition of a row that is here

-- What a plan counted: rows whose raw IDoc was removed before.
update backfill set plan = plan || '{"removed": 0}';
