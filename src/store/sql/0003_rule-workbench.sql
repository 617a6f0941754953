-- The rule workbench: what became of each version of a rule, named lists, the vocabulary, replays.

-- A version never changes; where it stands is the last step it took. A version without a step stands where rule_version says.
create table rule_step (
  id uuid primary key,
  rule_id text not null,
  version integer not null,
  -- counts the steps of one version from 1: of two people who act at once, one is told to look again
  ordinal integer not null,
  step text not null check (step in ('replay', 'approve', 'shadow', 'live', 'withdraw')),
  at timestamptz not null,
  -- the username of who took it
  officer text not null,
  -- live: the first day at the port
  from_day date,
  because text,
  -- replay: which
  replay uuid,
  unique (rule_id, version, ordinal),
  foreign key (rule_id, version) references rule_version (rule_id, version),
  check ((step = 'live') = (from_day is not null)),
  check ((step = 'replay') = (replay is not null)),
  check (step <> 'withdraw' or because is not null)
);
create trigger rule_step_append_only before update or delete or truncate on rule_step
  for each statement execute function refuse_change();

-- Replays that were attached to a version; those that an edit asks for are answered and forgotten.
create table replay_run (
  id uuid primary key,
  rule_id text not null,
  version integer not null,
  at timestamptz not null,
  officer text not null,
  result jsonb not null
);
create trigger replay_run_append_only before update or delete or truncate on replay_run
  for each statement execute function refuse_change();

create table named_list (
  id text primary key,
  kind text not null check (kind in ('hs', 'route', 'operator', 'vehicle')),
  title jsonb not null,
  owner text not null,
  legal_basis text not null,
  created_at timestamptz not null
);

-- An entry is proposed by one person and decided by another; it ends, it is never deleted or prolonged.
create table list_entry (
  id uuid primary key,
  list_id text not null references named_list (id),
  value text not null,
  hazard text,
  -- the event that recorded what was found
  finding uuid,
  expires_on date not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  refused_by text,
  refused_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  check (approved_by is null or approved_by <> proposed_by)
);
create index list_entry_list on list_entry (list_id, proposed_at);
-- a finding puts a value on a list once: to renew an entry takes another
create unique index list_entry_evidence on list_entry (list_id, value, finding) where finding is not null and refused_at is null;

create table vocabulary_term (
  term text not null,
  -- counts the proposals for one word; the last approved one is in force
  proposal integer not null,
  label jsonb not null,
  words text[] not null,
  hs_headings text[] not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  refused_by text,
  refused_at timestamptz,
  primary key (term, proposal),
  check (approved_by is null or approved_by <> proposed_by)
);

-- One row that counts changes: whoever keeps rules, lists or words in memory asks it whether to read again, and whoever
-- keeps features in columns whether something was erased.
create table workbench_revision (
  singleton boolean primary key default true check (singleton),
  changes bigint not null default 0,
  erasures bigint not null default 0
);
insert into workbench_revision default values;

create function count_change() returns trigger language plpgsql as $$
begin
  update workbench_revision set changes = changes + 1;
  return null;
end $$;
create trigger rule_version_counts after insert on rule_version for each statement execute function count_change();
create trigger rule_step_counts after insert on rule_step for each statement execute function count_change();
create trigger named_list_counts after insert on named_list for each statement execute function count_change();
create trigger list_entry_counts after insert or update on list_entry for each statement execute function count_change();
create trigger vocabulary_term_counts after insert or update on vocabulary_term
  for each statement execute function count_change();

create function count_erasure() returns trigger language plpgsql as $$
begin
  update workbench_revision set erasures = erasures + 1;
  return null;
end $$;
create trigger declaration_erasure after delete or truncate on declaration
  for each statement execute function count_erasure();
create trigger assessment_erasure after delete or truncate on assessment
  for each statement execute function count_erasure();

-- What rules in shadow hit, counted without looking at the rest.
create index assessment_shadow on assessment (declaration_id) where result ? 'shadow';
