-- A 202 is not storage: an accepted event is stored once a read has found it in Klaviyo. What Klaviyo answers with the thing itself
-- (profile, catalog entry) is stored at once. The longer list of values holds for every row that is here, so none is read.
alter table outbox drop constraint outbox_status_check;
alter table outbox add constraint outbox_status_check check (status in
  ('queued', 'accepted', 'stored', 'refused', 'parked', 'superseded')) not valid;
alter table outbox add column stored_at timestamptz;    -- when it was known to be there
alter table outbox add column look_at timestamptz;      -- when it is looked for next; null until it has been looked for once
alter table outbox add column resent_at timestamptz;    -- when it went back to the queue because Klaviyo did not have it

-- How an accepted event stands: never looked for, looked for in vain, given up (a person is asked), or not one of the sample.
-- What was accepted before there was a verifier is none of the sample: nobody wants a ledger of years read back after an update.
alter table outbox add column verification text not null default 'unsampled'
  check (verification in ('unread', 'awaited', 'absent', 'unsampled'));
alter table outbox alter column verification set default 'unread';
update outbox set verification = 'unread' where status = 'queued';

-- Each look for events is written with this expression, as V5 has it: the ledger is not read.
create index outbox_to_look_for on outbox (
    (case when status = 'accepted' and kind = 'TrackEvent' and verification <> 'unsampled' then account end),
    verification, coalesce(look_at, settled_at), id)
  where (case when status = 'accepted' and kind = 'TrackEvent' and verification <> 'unsampled' then account end) is not null;
-- The funnel tells accepted ones by how they stand.
create index outbox_accepted on outbox (verification, kind) where status = 'accepted';

-- How many events were accepted in each five minutes, and the newest acceptance whose event was found: Klaviyo has come so far.
create table verification_slot (
  account   text        not null,
  slot      timestamptz not null,
  accepted  bigint      not null default 0,
  unsampled bigint      not null default 0,              -- of these, not one of the sample
  front     timestamptz,
  primary key (account, slot)
);

-- How long Klaviyo took until events could be read, as a histogram for each five minutes. Kept for a month.
create table verification_lag (
  account    text        not null,
  slot       timestamptz not null,
  bucket     smallint    not null,                       -- n: up to 2^(n/4) seconds
  n          bigint      not null,
  longest_ms bigint      not null,
  primary key (account, slot, bucket)
);
