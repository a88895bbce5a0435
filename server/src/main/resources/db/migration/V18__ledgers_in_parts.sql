-- What Klaviyo was told, what could not go on and who did what is kept for as long as an installation wants, and goes like the raw IDocs: by
-- dropping a table. These rows are found by their numbers, so the parts are of numbers: a thousand million each, of which a part uses what a
-- month needs. The next month begins with the first number of the next part. So a part has its bounds before anything is in it, nothing is
-- ever moved when a month ends, and a number says in which part its row is.

-- Which numbers are given since when.
create table storage_stride (
  data       text        not null check (data in ('COMMANDS', 'EXCEPTIONS', 'AUDIT')),
  stride     bigint      not null,          -- numbers from stride * 10^9 to before (stride + 1) * 10^9
  began_at   timestamptz not null,
  ended_at   timestamptz,                   -- null: numbers are given from it
  emptied_at timestamptz,                   -- since then it has only what is still needed
  primary key (data, stride)
);

-- What was dropped, by what had become of it: counts of all that ever was go on.
create table storage_removed (
  data text   not null check (data in ('COMMANDS', 'EXCEPTIONS', 'AUDIT')),
  name text   not null,                     -- stored, superseded, notEvents …
  n    bigint not null,
  primary key (data, name)
);

alter table storage_kept drop constraint storage_kept_data_check;
alter table storage_kept add constraint storage_kept_data_check check (data in ('RAW', 'COMMANDS', 'EXCEPTIONS', 'AUDIT'));

-- Rows of `inbox` and `job` are never deleted, so these guard little; and with them, making or dropping a part would lock those tables.
alter table outbox drop constraint outbox_inbox_id_fkey;
alter table outbox drop constraint outbox_job_fkey;
alter table exception drop constraint exception_inbox_id_fkey;
alter table exception drop constraint exception_outbox_id_fkey;

alter table outbox validate constraint outbox_status_check;
drop trigger audit_is_final on audit;

do $$
declare
  whole  text;
  first  text;
  born   text;
  number bigint;
  index  record;
begin
  for whole, born in values ('outbox', 'created_at'), ('exception', 'opened_at'), ('audit', 'at') loop
    first := whole || '_0';
    execute format('select nextval(%L)', pg_get_serial_sequence(whole, 'id')) into number;
    execute format('alter table %I rename to %I', whole, first);
    execute format('alter table %I alter column id drop identity', first);
    execute format('create table %I (like %I including all excluding indexes) partition by range (id)', whole, first);
    execute format('alter table %I alter column id add generated always as identity', whole);
    perform setval(pg_get_serial_sequence(whole, 'id'), number, false);
    for index in
      select relname as name, pg_get_indexdef(oid) as definition, indisprimary as is_primary
      from pg_class join pg_index on indexrelid = oid where indrelid = first::regclass
    loop
      execute format('alter index %I rename to %I', index.name, regexp_replace(index.name, '^' || whole, first));
      if index.is_primary then
        execute format('alter table %I add primary key (id)', whole);
      else
        execute regexp_replace(index.definition, ' ON \S+ USING ', format(' ON %I USING ', whole));
      end if;
    end loop;
    execute format('alter table %I attach partition %I for values from (0) to (1000000000)', whole, first);
    execute format('insert into storage_stride select %L, 0, min(%I) from %I having count(*) > 0',
      case whole when 'outbox' then 'COMMANDS' when 'exception' then 'EXCEPTIONS' else 'AUDIT' end, born, first);
  end loop;
end $$;

create trigger audit_is_final before update or delete on audit for each row execute function audit_is_final();
