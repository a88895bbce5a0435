-- Every mapping that ever was in force, in the order in which it came: the last row is in force.
create table mapping_activation (
  id           bigint generated always as identity primary key,
  version      text        not null,               -- what commands record
  origin       text        not null check (origin in ('file', 'rollback')),
  text         text        not null,               -- the site's file; empty when the default mapping stood alone
  by_whom      text        not null,
  activated_at timestamptz not null
);

alter table outbox add column mapping text not null default '';
