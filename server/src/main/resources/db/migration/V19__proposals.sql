-- What an assistant proposes and a person decides about. Kept for ever, whatever becomes of it.
create table proposal (
  id          bigint      generated always as identity primary key,
  kind        text        not null check (kind in ('RETRY', 'MAPPING')),
  about       text        not null,               -- the cause whose exceptions are meant; the version that the mapping would have
  why         text        not null,               -- what the assistant says
  content     text        not null default '',    -- the mapping's file; empty for a retry
  plan        text        not null,               -- by what it was planned: how many were open; which version was in force
  shown       text        not null default '',    -- what it would change, as JSON: a comparison; empty for a retry
  by_whom     text        not null,
  created_at  timestamptz not null,
  state       text        not null default 'OPEN' check (state in ('OPEN', 'EXPIRED', 'APPROVED', 'REJECTED')),
  decided_by  text        not null default '',
  decided_why text        not null default '',
  decided_at  timestamptz,                        -- null while nobody has
  outcome     text        not null default ''     -- what came of an approval, in words
);
-- The same is put down once, however often it is proposed.
create unique index proposal_open on proposal (kind, about) where state = 'OPEN';
