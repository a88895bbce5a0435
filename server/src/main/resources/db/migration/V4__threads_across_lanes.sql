-- An order whose customer's profile has become another one's has commands in two lanes: the later ones wait for the earlier ones.
create index outbox_queued_threads on outbox (thread, id) where status = 'queued' and thread is not null;
