-- Contracts on data. A value that is not as the mapping demands opens an exception about its order or customer, one for each demand,
-- which closes itself; and it is counted. `field` is the property's place in the mapping.
alter table exception add column gate text;        -- the demand that is not met: required, match …; null for all other exceptions
create index exception_open_of_gate on exception (aggregate) where closed_at is null and gate is not null;

-- How often which demand was not met. One row each, however many values: it is written once for a batch.
create table gate_count (
  property       text        not null,             -- targets.profile.properties.CustomerClass
  gate           text        not null,
  outcome        text        not null check (outcome in ('LEAVE_OUT', 'QUARANTINE', 'PASS')),
  times          bigint      not null,
  first_at       timestamptz not null,
  last_at        timestamptz not null,
  last_aggregate text        not null,
  primary key (property, gate, outcome)
);

-- A person may want Klaviyo to have properties no more that the mapping does not name any longer: a decision for each customer, which the
-- engine works as any other, so that a large number is worked in batches and goes on after a crash.
alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check check (kind in ('RELEASE', 'DROP', 'UNSET'));
alter table decision add column names text[];      -- the properties to unset; null for decisions about holds
