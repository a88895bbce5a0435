-- What is wrong, or was: a row for each time that something became so. Kept for ever; it is the history.
create table alert (
  id          bigint      generated always as identity primary key,
  subject     text        not null,               -- exceptions/1a2b…, paused/main, watermark/disk …
  team        text        not null,               -- who is to mend it
  severity    text        not null check (severity in ('WARNING', 'CRITICAL')),   -- as it was told last
  raised_at   timestamptz not null,
  lower_since timestamptz,                        -- it looks better since then, which is not told yet
  over_at     timestamptz,                        -- null while it is raised
  title       text        not null,
  cause       text        not null,
  first_step  text        not null,
  link        text        not null,               -- the page of the console that mends it
  records     text[]      not null                -- some of the records that it is about
);
-- Raised is raised: whatever looks twice cannot raise it twice.
create unique index alert_raised on alert (subject) where over_at is null;

-- A change of an alert that is told. Written with the change itself, so none is lost and none is made twice.
create table notice (
  id         bigint      generated always as identity primary key,
  alert_id   bigint      not null references alert (id),
  change     text        not null check (change in ('RAISED', 'WORSE', 'BETTER', 'OVER')),
  severity   text        not null check (severity in ('WARNING', 'CRITICAL')),    -- what it is now; the last when it is over
  at         timestamptz not null,
  title      text        not null,                -- as it was then
  cause      text        not null,
  first_step text        not null,
  records    text[]      not null
);
create index notice_of_alert on notice (alert_id, id);

-- What a channel is to be told, and when it was.
create table notice_delivery (
  notice_id       bigint      not null references notice (id),
  channel         text        not null,           -- email, email/marketing, slack …
  next_at         timestamptz not null,           -- not before
  attempts        integer     not null default 0,
  first_failed_at timestamptz,
  trouble         text        not null default '', -- why it could not be told, for people
  told_at         timestamptz,
  dropped_at      timestamptz,                    -- the channel is configured no more
  primary key (notice_id, channel)
);
create index notice_delivery_waiting on notice_delivery (channel, notice_id) where told_at is null and dropped_at is null;
create index notice_delivery_told on notice_delivery (channel, told_at) where told_at is not null;
