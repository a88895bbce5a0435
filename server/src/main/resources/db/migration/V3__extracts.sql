-- What each row of each extract said last: only what is new goes into the inbox.
create table extract_row (
  extract  text        not null,                       -- the format's name
  key      text        not null,                       -- the key fields of its table, as the list has them
  digest   bytea       not null,                       -- SHA-256 of what the row said
  seen_at  timestamptz not null,                       -- the time of the newest list that says so
  inbox_id bigint      not null references inbox (id), -- the row that told it
  primary key (extract, key)
);
