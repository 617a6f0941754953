-- What a grant allowed at the gate is looked at again as well; a line of paper is one entry, whoever else keys it at the same
-- moment; and the second officer whom a device named without a grant stays on record.
alter table outage_entry drop constraint outage_entry_cause_check;
alter table outage_entry add constraint outage_entry_cause_check
  check (cause in ('form', 'with-grant', 'without-grant', 'refused'));
-- who was named as the second officer, unproven: no reviewer of the same entry
alter table outage_entry add column claimed_second text;
alter table outage_entry add check (claimed_second is null or reviewed_by is distinct from claimed_second);
-- An inspection's form has many entries, all of its one line; one that was refused leaves its line free.
create unique index outage_entry_line on outage_entry (form, form_line) where refusal is null and form not like 'IN-%';
