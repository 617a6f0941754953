-- The port without its server: when that was allowed and by whom, the paper that was printed for it, and everything that was
-- done meanwhile and is looked at again.

create table outage (
  id uuid primary key,
  kind text not null check (kind in ('declared', 'standing')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  parts text[] not null check (cardinality(parts) > 0),
  reason text not null,
  declared_by text not null,
  declared_at timestamptz not null,
  -- another person's word
  confirmed_by text,
  confirmed_at timestamptz,
  agrees boolean,
  ended_by text,
  ended_at timestamptz,
  reviewed_by text,
  reviewed_at timestamptz,
  verdict text,
  version integer not null,
  check (ends_at > starts_at and ends_at <= starts_at + interval '12 hours'),
  check ((confirmed_by is null) = (agrees is null) and (confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_by <> declared_by),
  check ((ended_by is null) = (ended_at is null)),
  check ((reviewed_by is null) = (verdict is null) and (reviewed_by is null) = (reviewed_at is null)),
  check (reviewed_by <> declared_by and reviewed_by is distinct from confirmed_by or reviewed_by is null)
);
create index outage_end on outage (ends_at);

-- Forms printed at once; their numbers follow each other by kind.
create table outage_form (
  id uuid primary key,
  kind text not null check (kind in ('gate-log', 'inspection', 'release')),
  pack text,
  first_number integer not null check (first_number > 0),
  count integer not null check (count > 0),
  printed_by text not null,
  printed_at timestamptz not null,
  unique (kind, first_number)
);
create trigger outage_form_append_only before update or delete or truncate on outage_form
  for each statement execute function refuse_change();

-- What was done without the server and is looked at again: no plate, the passage says which vehicle it was.
create table outage_entry (
  -- of the action itself
  id uuid primary key,
  cause text not null check (cause in ('form', 'without-grant', 'refused')),
  action text not null,
  crossing_id uuid,
  inspection_id uuid,
  form text,
  form_line integer,
  happened_at timestamptz not null,
  keyed_at timestamptz not null,
  done_by text not null,
  keyed_by text not null,
  refusal text,
  reviewed_by text,
  reviewed_at timestamptz,
  verdict text,
  check ((form is null) = (form_line is null)),
  check ((reviewed_by is null) = (verdict is null) and (reviewed_by is null) = (reviewed_at is null)),
  check (reviewed_by is null or (reviewed_by <> done_by and reviewed_by <> keyed_by))
);
create index outage_entry_open on outage_entry (keyed_at) where reviewed_at is null;
create index outage_entry_form on outage_entry (form, form_line) where form is not null;
