-- What stands between an assessment and an accountable release: documents asked for, audits after release, the word of
-- partners, referrals from a finding, and appeals. Records are added and never written over; an audit is filled in once.

-- A user or a system of a partner speaks for one partner: an agency, or the treasury.
alter table role_grant add column partner text;
alter table api_token add column partner text;
alter table role_grant add check ((role = 'agency') = (partner is not null));

create table document_request (
  id uuid primary key,
  declaration_id uuid not null references declaration (id),
  type text not null,
  -- 'assessment' where a standing yellow hit asked; then `hazard` and `line` say why, which the declarant is not told
  origin text not null check (origin in ('officer', 'assessment')),
  hazard text,
  line integer,
  requested_by text not null,
  requested_at timestamptz not null,
  due_at timestamptz not null,
  check (due_at > requested_at)
);
create index document_request_declaration on document_request (declaration_id);
-- asked once by the system, whatever is assessed again
create unique index document_request_assessed on document_request (declaration_id, type) where origin = 'assessment';
create trigger document_request_append_only before update or delete or truncate on document_request
  for each statement execute function refuse_change();

create table document_answer (
  -- chosen by whoever sends it, so that a file sent twice is one answer
  id uuid primary key,
  request_id uuid not null references document_request (id),
  -- counts the answers to one request: of two sent at once, one is told to look again
  ordinal integer not null,
  at timestamptz not null,
  actor text not null,
  media text not null check (media in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes integer not null check (bytes > 0),
  unique (request_id, ordinal)
);
create trigger document_answer_append_only before update or delete or truncate on document_answer
  for each statement execute function refuse_change();
-- The file itself, apart from the record of it, so that retention may erase it: its hash is in the ledger, salted.
create table document_file (
  answer_id uuid primary key references document_answer (id),
  content bytea not null
);
create table document_decision (
  id uuid primary key,
  request_id uuid not null references document_request (id),
  -- null where the request is withdrawn
  answer_id uuid unique references document_answer (id),
  outcome text not null check (outcome in ('accepted', 'refused', 'withdrawn')),
  reason text,
  at timestamptz not null,
  officer text not null,
  check ((outcome = 'withdrawn') = (answer_id is null)),
  check ((outcome = 'accepted') = (reason is null))
);
create index document_decision_request on document_decision (request_id);
-- accepted or withdrawn once
create unique index document_decision_end on document_decision (request_id) where outcome <> 'refused';
create trigger document_decision_append_only before update or delete or truncate on document_decision
  for each statement execute function refuse_change();

-- What partners say of declarations. The last word of each stands, and only for the version it was said of.
create table clearance (
  seq bigint generated always as identity primary key,
  -- chosen by the sender
  id uuid not null unique,
  declaration_id uuid not null references declaration (id),
  version integer not null,
  partner text not null,
  decision text not null check (decision in ('cleared', 'paid', 'guaranteed', 'refused')),
  -- the partner's own number of its act
  number text,
  at timestamptz not null,
  actor text not null
);
create index clearance_declaration on clearance (declaration_id, seq);
create trigger clearance_append_only before update or delete or truncate on clearance
  for each statement execute function refuse_change();

-- The post-clearance audit of one declaration that was released in the blue lane.
create table audit_case (
  id uuid primary key,
  declaration_id uuid not null unique references declaration (id),
  crossing_id uuid not null references crossing (id),
  opened_at timestamptz not null,
  due_at timestamptz not null,
  -- null while nobody could be drawn
  officer text,
  concluded_at timestamptz,
  concluded_by text,
  result text,
  items jsonb,
  check ((concluded_at is null) = (result is null))
);
create index audit_case_open on audit_case (due_at) where concluded_at is null;

-- A case handed to a partner agency, out of one finding.
create table referral (
  id uuid primary key,
  -- the event that recorded what was found
  finding uuid not null,
  declaration_id uuid not null references declaration (id),
  agency text not null,
  hazard text not null,
  legal_basis text not null,
  -- answers to document requests that go with it
  documents uuid[] not null,
  deadline timestamptz not null,
  opened_by text not null,
  opened_at timestamptz not null,
  unique (finding, agency, hazard)
);
create index referral_agency on referral (agency, id);
create trigger referral_append_only before update or delete or truncate on referral
  for each statement execute function refuse_change();
create table referral_answer (
  referral_id uuid primary key references referral (id),
  result text not null,
  remark text,
  at timestamptz not null,
  actor text not null
);
create trigger referral_answer_append_only before update or delete or truncate on referral_answer
  for each statement execute function refuse_change();

-- A trader asks for a decision to be looked at again. The decision itself is an event, which nothing changes.
create table appeal (
  id uuid primary key,
  declaration_id uuid not null references declaration (id),
  notice_kind text not null,
  -- the event of the decision; one on a vehicle may concern several declarations, and each appeals once
  decision uuid not null,
  ground text not null,
  statement text,
  lodged_by text not null,
  lodged_at timestamptz not null,
  due_at timestamptz not null,
  unique (declaration_id, decision)
);
create trigger appeal_append_only before update or delete or truncate on appeal
  for each statement execute function refuse_change();
create table appeal_decision (
  appeal_id uuid primary key references appeal (id),
  outcome text not null check (outcome in ('upheld', 'partly-upheld', 'dismissed')),
  remedy text not null,
  reason jsonb not null,
  at timestamptz not null,
  officer text not null
);
create trigger appeal_decision_append_only before update or delete or truncate on appeal_decision
  for each statement execute function refuse_change();
