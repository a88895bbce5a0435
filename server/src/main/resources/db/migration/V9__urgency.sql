-- Four classes share Klaviyo's limits. Each look is for one of them, and goes from lane to lane: of a million commands of history it
-- sees none when it asks for an urgent one, and of a lane with a thousand commands one.
alter table outbox add column urgency text not null default 'REALTIME' check (urgency in
  ('REALTIME', 'STOCK', 'BATCH', 'BACKFILL'));
update outbox set urgency = case
    when kind = 'TrackEvent' and (command ->> 'silent')::boolean then 'BACKFILL'
    when kind = 'TrackEvent' then 'REALTIME'
    when kind in ('SetStock', 'SetPublished') then 'STOCK'
    else 'BATCH' end
  where status = 'queued';
alter table outbox alter column urgency drop default;
create index outbox_queued_of_urgency on outbox ((case when status = 'queued' then urgency end), account, lane)
  where (case when status = 'queued' then urgency end) is not null;
