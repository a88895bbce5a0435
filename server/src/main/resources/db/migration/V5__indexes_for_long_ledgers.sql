-- Asked after every accepted command: without these each answer of Klaviyo read the whole ledger.
create index outbox_parked_threads on outbox (thread, id) where status = 'parked';
create index exception_open_of_command on exception (outbox_id) where closed_at is null and outbox_id is not null;

-- The funnel counts all that was ever received and told; it must not read it.
create index inbox_by_status on inbox (status, id);
create index outbox_by_status on outbox (status, inbox_id);
drop index outbox_unsettled_of_inbox;
