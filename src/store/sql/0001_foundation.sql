-- The foundation: who may act, what was declared, what was decided, what happened, and the proof of it.
-- Times are timestamptz; weights kilograms; money minor units of the port's currency.

create table installation (
  singleton boolean primary key default true check (singleton),
  id uuid not null,
  created_at timestamptz not null,
  demo boolean not null,
  port_code text not null,
  time_zone text not null,
  currency text not null
);

-- Sign-in: the tables of the sign-in library (docs/decisions/0004), under its column names.
create table "user" (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null default false,
  "image" text,
  "username" text unique,
  "displayUsername" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create table "session" (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references "user" ("id") on delete cascade
);
create index session_by_user on "session" ("userId");
create table "account" (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index account_user on "account" ("userId");
create table "verification" (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index verification_identifier on "verification" ("identifier");
create table "rateLimit" (
  "id" text primary key,
  "key" text not null unique,
  "count" integer not null,
  "lastRequest" bigint not null
);

-- A role is granted by two people: one proposes, another approves. Grants are ended, never deleted.
create table role_grant (
  id uuid primary key,
  user_id text not null references "user" ("id"),
  role text not null,
  -- for declarants: the operator on whose behalf they file; null files for any
  operator text,
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  refused_by text,
  refused_at timestamptz,
  revoked_by text,
  revoked_at timestamptz,
  -- 'setup' marks the grants of the first administrators, made when nobody could approve yet
  origin text not null check (origin in ('proposal', 'setup', 'demo')),
  check (origin <> 'proposal' or approved_by is null or (approved_by <> proposed_by and approved_by <> user_id))
);
create index role_grant_user on role_grant (user_id);

-- A bearer token of a broker's own system; only its SHA-256 is kept.
create table api_token (
  id uuid primary key,
  hash bytea not null unique,
  role text not null,
  operator text,
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table operator (
  id text primary key,
  name text not null,
  tier text not null check (tier in ('ordinary', 'authorised')),
  country text
);

create table rule_version (
  rule_id text not null,
  version integer not null,
  hash bytea not null,
  state text not null check (state in ('draft', 'approved', 'shadow', 'live', 'expired', 'withdrawn')),
  body jsonb not null,
  valid_from date not null,
  valid_until date not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (rule_id, version)
);

create table declaration (
  id uuid primary key,
  declarant text not null,
  reference text not null,
  version integer not null,
  content_hash bytea not null,
  -- the content first accepted: draws follow from it, so that no amendment redraws
  first_hash bytea not null,
  accepted_at timestamptz not null,
  lodged_at timestamptz not null,
  direction text,
  importer text,
  exporter text,
  carrier text,
  dispatch_country text,
  item_count smallint not null,
  -- the first goods item's code stands for the load in lists
  first_hs text not null,
  -- port currency, minor units; null when an item's value or rate is missing
  value_minor bigint,
  gross_kg double precision,
  lane text not null,
  -- cleared once a crossing carries it, so that plates are found only while the vehicle is awaited
  awaited_plate text,
  warnings jsonb not null,
  body jsonb not null,
  unique (declarant, reference)
);
create index declaration_reference on declaration (reference text_pattern_ops);
create index declaration_lane on declaration (lane, id);
create index declaration_importer on declaration (importer, id);
create index declaration_awaited_plate on declaration (awaited_plate) where awaited_plate is not null;

-- What a declaration said before each amendment.
create table declaration_past (
  declaration_id uuid not null references declaration (id),
  version integer not null,
  content_hash bytea not null,
  replaced_at timestamptz not null,
  body jsonb not null,
  primary key (declaration_id, version)
);

create table assessment (
  id uuid primary key,
  declaration_id uuid not null,
  declaration_version integer not null,
  cause text not null,
  at timestamptz not null,
  lane text not null,
  rule_set bytea not null,
  history_version bigint not null,
  -- one row of rule fields for each goods item, frozen: a replay needs nothing else
  features jsonb not null,
  -- selections, hits and what could not be evaluated
  result jsonb not null
);
create index assessment_declaration on assessment (declaration_id, id);

create table crossing (
  id uuid primary key,
  plate text not null,
  trailer_plate text,
  country text,
  kind text,
  direction text not null check (direction in ('inbound', 'outbound')),
  state text not null,
  lane text not null,
  booked boolean not null,
  slot_at timestamptz,
  booked_at timestamptz,
  arrived_at timestamptz,
  gate_at timestamptz,
  directed_at timestamptz,
  check_started_at timestamptz,
  check_ended_at timestamptz,
  released_at timestamptz,
  exited_at timestamptz,
  check_result text,
  hold jsonb,
  weighed_kg double precision,
  version integer not null
);
-- one open passage per plate: a vehicle is in the port once
create unique index crossing_open_plate on crossing (plate) where state not in ('exited', 'cancelled');
create index crossing_open on crossing (state, lane) where state not in ('exited', 'cancelled');
create index crossing_arrived on crossing (arrived_at);
create index crossing_released on crossing (released_at);

create table crossing_declaration (
  declaration_id uuid primary key,
  crossing_id uuid not null references crossing (id)
);
create index crossing_declaration_crossing on crossing_declaration (crossing_id);

-- Everything that happened, in order of commit. Nothing here is ever changed or removed.
create table event (
  seq bigint generated always as identity primary key,
  -- chosen by whoever acts, so that an action sent twice is recorded once
  id uuid not null unique,
  at timestamptz not null,
  kind text not null,
  subject uuid not null,
  actor text not null,
  body jsonb not null
);
create index event_subject on event (subject, seq);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name using errcode = 'LP001';
end $$;
create trigger event_append_only before update or delete or truncate on event
  for each statement execute function refuse_change();

-- History: decayed sums per operator in each role and per route, as of the last committed version.
create table history_version (
  version bigint primary key,
  committed_at timestamptz not null,
  through_seq bigint not null
);
create table operator_history (
  role text not null,
  operator text not null,
  first_at timestamptz not null,
  decayed_at timestamptz not null,
  declarations double precision not null,
  checks double precision not null,
  findings double precision not null,
  primary key (role, operator)
);
create table route_history (
  dispatch_country text not null,
  hs4 text not null,
  decayed_at timestamptz not null,
  checks double precision not null,
  findings double precision not null,
  primary key (dispatch_country, hs4)
);
create table reference_price (
  hs6 text not null,
  origin text not null,
  -- port currency major units per net kilogram
  median double precision not null,
  observations integer not null,
  primary key (hs6, origin)
);

-- The seed of the draws: its commitment is known from the first moment, the seed itself after the day has ended.
create table draw_period (
  day date not null,
  period integer not null,
  starts_at timestamptz not null,
  seed bytea not null,
  commitment bytea not null,
  random_share double precision not null,
  primary key (day, period)
);

-- Ledger: a deciding transaction inserts a pending leaf; one sequencer moves it to its index after commit.
create table pending_leaf (
  id uuid primary key,
  kind text not null,
  subject uuid not null,
  at timestamptz not null,
  salt bytea not null,
  -- SHA-256 of salt followed by the canonical decision
  commitment bytea not null
);
create table ledger_entry (
  index bigint primary key,
  id uuid not null unique,
  kind text not null,
  subject uuid not null,
  at timestamptz not null,
  salt bytea not null,
  commitment bytea not null,
  leaf_hash bytea not null
);
create index ledger_entry_subject on ledger_entry (subject);
create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
  for each statement execute function refuse_change();
create table ledger_head (
  size bigint primary key,
  root bytea not null,
  at timestamptz not null,
  note text not null
);
