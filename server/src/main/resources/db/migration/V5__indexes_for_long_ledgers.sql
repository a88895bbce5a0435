-- The ledger grows for ever while its queue comes and goes, faster than the statistics that PostgreSQL chooses its indexes by: a look for
-- the head of a lane once read the whole queue for every row of it, because it had been empty when last counted. Each look for a lane or a
-- thread is written with an expression that one index alone has, so that there is nothing to choose.
drop index outbox_queue;
drop index outbox_due;
drop index outbox_queued_threads;
drop index outbox_refused_threads;
drop index outbox_refused_lanes;
drop index outbox_unsettled_of_inbox;
create index outbox_due on outbox (account, id) include (inbox_id) where status = 'queued';
create index outbox_queued_of_lane on outbox ((case when status = 'queued' then lane end), id)
  where (case when status = 'queued' then lane end) is not null;
create index outbox_queued_of_thread on outbox ((case when status = 'queued' then thread end), account, id)
  where (case when status = 'queued' then thread end) is not null;
create index outbox_refused_of_thread on outbox ((case when status = 'refused' then thread end), account, id)
  where (case when status = 'refused' then thread end) is not null;
create index outbox_refused_of_lane on outbox ((case when status = 'refused' then lane end), kind, id)
  where (case when status = 'refused' then lane end) is not null;
create index outbox_parked_of_thread on outbox ((case when status = 'parked' then thread end), account, id)
  where (case when status = 'parked' then thread end) is not null;
create index exception_open_of_command on exception (outbox_id) where closed_at is null and outbox_id is not null;

-- The funnel counts all that was ever received and told; it must not read it.
create index inbox_by_status on inbox (status, id);
create index outbox_stopped on outbox (status, inbox_id) where status in ('refused', 'parked', 'superseded');
