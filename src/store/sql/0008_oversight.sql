-- The look at the port's own work: what was erased when its time was over, second looks before a release, and what officers
-- say of figures about themselves.

-- One batch of erased or pseudonymised records. The ledger says the same.
create table erasure (
  id uuid primary key,
  at timestamptz not null,
  record text not null,
  count integer not null check (count > 0),
  -- records whose clock began before this were due
  before timestamptz not null
);
create index erasure_record on erasure (record, at);
create trigger erasure_append_only before update or delete or truncate on erasure
  for each statement execute function refuse_change();
-- Plates that were not pseudonymised yet: what is due is found, and a case is looked up, without reading the rest.
create index crossing_with_plate on crossing (plate) where plate not like '~%';

-- A second look at an inspection: blind and before release, or at a desk.
create table review (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  crossing_id uuid not null references crossing (id),
  -- why it is looked at: drawn, or one of the reasons that always are
  cause text not null,
  kind text not null check (kind in ('second-look', 'desk')),
  opened_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  verdict text,
  -- by step of the checklist: what was missed, what was done well
  steps jsonb,
  -- waived: asked for by one officer with a reason, approved by another
  waive_reason text,
  waive_asked_by text,
  waive_asked_at timestamptz,
  waived_by text,
  waived_at timestamptz,
  unique (inspection_id, cause),
  check ((done_at is null) = (verdict is null) and (done_at is null) = (done_by is null)),
  check (done_at is null or waived_at is null),
  check (waived_by is null or (waive_asked_by is not null and waived_by <> waive_asked_by))
);
create index review_open on review (opened_at) where done_at is null and waived_at is null;
create index review_crossing on review (crossing_id);

-- An officer's own word on a figure about them. Nothing follows from either by itself.
create table figure_contest (
  id uuid primary key,
  officer text not null,
  indicator text not null,
  ground text not null,
  at timestamptz not null
);
create index figure_contest_officer on figure_contest (officer, at);
create trigger figure_contest_append_only before update or delete or truncate on figure_contest
  for each statement execute function refuse_change();
