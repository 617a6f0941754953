-- Inspections: what was ordered, done, found and decided behind the red lane.

-- One for each crossing. The row is the sum of its entries, kept so that it is read at once; the entries are what happened.
create table inspection (
  id uuid primary key,
  crossing_id uuid not null unique references crossing (id),
  state text not null check (state in ('ordered', 'assigned', 'started', 'awaiting-second', 'concluded')),
  assigned text,
  outcome text,
  opened_at timestamptz not null,
  concluded_at timestamptz,
  -- the whole of it: order, steps, findings, custody, decisions
  body jsonb not null,
  version integer not null
);
create index inspection_open on inspection (id) where state <> 'concluded';
create index inspection_assigned on inspection (assigned, id);

-- Every action that officers took, as it came in. A second entry on a step is an addendum: nothing is ever overwritten.
create table inspection_entry (
  -- chosen by the device, so that an action sent twice is one
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  -- counts the entries of one inspection from 1
  ordinal integer not null,
  action text not null,
  officer text not null,
  -- by the device's clock
  at timestamptz not null,
  received_at timestamptz not null,
  offline boolean not null,
  body jsonb not null,
  unique (inspection_id, ordinal)
);
create trigger inspection_entry_append_only before update or delete or truncate on inspection_entry
  for each statement execute function refuse_change();

-- A photo belongs to a signed step of a checklist and to nothing else. In the database, so that a backup is whole.
create table inspection_photo (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  step text not null,
  officer text not null,
  received_at timestamptz not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  sha256 bytea not null,
  bytes bytea not null check (octet_length(bytes) <= 3000000)
);
create index inspection_photo_inspection on inspection_photo (inspection_id);
-- The bytes of a photo are compressed already.
alter table inspection_photo alter column bytes set storage external;

-- What proves a second officer's PIN: derived slowly under a salt, like a password. Never the PIN.
create table officer_pin (
  officer text primary key,
  salt bytea not null,
  iterations integer not null,
  key bytea not null,
  set_at timestamptz not null
);
