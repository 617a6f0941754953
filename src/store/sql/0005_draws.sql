-- Draws that nobody can steer: what the server and the custodians put into a day's seed, the roster, who was drawn to
-- inspect, and who was put in whose place.

-- The server's own part of a day's seed. Its commitment stands before any custodian's secret is known.
create table draw_plan (
  day date primary key,
  planned_at timestamptz not null,
  secret bytea not null,
  -- keeps published handles from being guessed; only its hash is ever published, inside the commitment
  salt bytea not null,
  commitment bytea not null,
  random_share double precision not null
);
-- A custodian commits first and hands over once others have committed; after the day has begun it is too late for both.
create table draw_contribution (
  day date not null references draw_plan (day),
  custodian text not null,
  commitment bytea not null,
  committed_at timestamptz not null,
  secret bytea,
  handed_over_at timestamptz,
  primary key (day, custodian),
  -- a commitment that is copied would hand over a copy as well
  unique (day, commitment),
  check ((secret is null) = (handed_over_at is null))
);
-- Periods of before have neither: their handles are the hashes themselves, and they are not published.
alter table draw_period add column salt bytea;
-- the commitments whose secrets are in the seed, the server's first
alter table draw_period add column parts text[];

create table shift (
  id uuid primary key,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  officers text[] not null,
  bays jsonb not null,
  version integer not null,
  changed_by text not null,
  changed_at timestamptz not null,
  check (ends_at > starts_at)
);
create index shift_span on shift (starts_at, ends_at);
create table handover (
  id uuid primary key,
  shift_id uuid not null references shift (id),
  at timestamptz not null,
  officer text not null,
  note text not null,
  -- what was open at that moment
  open jsonb not null
);
create index handover_shift on handover (shift_id, at);
create trigger handover_append_only before update or delete or truncate on handover
  for each statement execute function refuse_change();
create table qualification (
  officer text not null,
  what text not null,
  expires_on date not null,
  granted_by text not null,
  granted_at timestamptz not null,
  primary key (officer, what)
);

-- Who was drawn for an inspection, from whom: with the published seed anyone gets the same.
create table draw_assignment (
  inspection_id uuid primary key,
  crossing_id uuid not null,
  day date not null,
  at timestamptz not null,
  handle bytea not null,
  basis text not null check (basis in ('shift', 'role')),
  needs text[] not null,
  operators text[] not null,
  -- the roster as it stood: officer, handle, and why somebody could not be drawn
  officers jsonb not null,
  rest_set_aside boolean not null,
  -- null when nobody could be
  drawn text
);
create index draw_assignment_day on draw_assignment (day);
create index draw_assignment_crossing on draw_assignment (crossing_id);
create index draw_assignment_at on draw_assignment (at);
create trigger draw_assignment_append_only before update or delete or truncate on draw_assignment
  for each statement execute function refuse_change();

create table reassignment (
  id uuid primary key,
  inspection_id uuid not null references draw_assignment (inspection_id),
  code text not null,
  from_officer text,
  to_officer text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  refused_by text,
  refused_at timestamptz,
  check (approved_by is null or (approved_by <> proposed_by and approved_by <> to_officer)),
  check (approved_at is null or refused_at is null),
  check (from_officer is null or from_officer <> to_officer)
);
create index reassignment_inspection on reassignment (inspection_id, approved_at);
create unique index reassignment_open on reassignment (inspection_id) where approved_at is null and refused_at is null;
