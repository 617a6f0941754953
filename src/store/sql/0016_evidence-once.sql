-- A finding puts a firm or a vehicle on one list, once, whatever lists there are: a second list must not begin its 90 days
-- anew. Entries that cited one finding on several lists before stay as they are, told apart by which of them they are; none
-- joins them, since whatever is proposed is the first.
alter table list_entry add column evidence_nth integer not null default 1 check (evidence_nth > 0);
update list_entry set evidence_nth = counted.nth from (
  select id, row_number() over (partition by value, finding order by proposed_at, id) as nth
  from list_entry where finding is not null and refused_at is null
) as counted where counted.id = list_entry.id and counted.nth > 1;
drop index list_entry_evidence;
create unique index list_entry_evidence on list_entry (value, finding, evidence_nth)
  where finding is not null and refused_at is null;
