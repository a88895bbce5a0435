-- Differences that people know of and have explained. While it stands, such a difference makes no day red.
create table agreement_known (
  id           bigint      generated always as identity primary key,
  account      text        not null default '',    -- empty: every account
  kind         text        not null,               -- NOT_STORED, DOUBLED …
  metric       text        not null default '',    -- empty: every metric
  about        text        not null default '',    -- order/PRD-100/4711, or the unique id; empty: whatever it is about
  from_day     date        not null,               -- days of events that it explains
  to_day       date        not null,               -- included
  until_day    date        not null,               -- the last day on which it counts as explained
  reason       text        not null,
  by_whom      text        not null,
  at           timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text        not null default ''
);

-- Periods for which somebody has put his name under what both sides say, as they said it then.
create table agreement_signoff (
  id           bigint      generated always as identity primary key,
  account      text        not null,
  from_day     date        not null,
  to_day       date        not null,               -- included
  by_whom      text        not null,
  at           timestamptz not null,
  note         text        not null default '',
  withdrawn_at timestamptz,
  withdrawn_by text        not null default '',
  withdrawn_why text       not null default ''
);
create index agreement_signoff_by_day on agreement_signoff (account, from_day);

-- What was signed.
create table agreement_signed_sum (
  signoff_id  bigint  not null references agreement_signoff (id),
  metric      text    not null,
  currency    text    not null,
  told_count  bigint  not null,
  told_sum    numeric not null,
  there_count bigint  not null,
  there_sum   numeric not null,
  primary key (signoff_id, metric, currency)
);
