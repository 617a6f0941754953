-- Two who keyed one line of paper at the same moment both stand, and 0013 gives a line to one. The first keeps it; the n-th is
-- put aside at the line + 1000 (n - 1), which no sheet has. 0015 puts it back at its own line.
update outage_entry e set form_line = e.form_line + 1000 * (n.nth - 1)
from (
  select id, row_number() over (partition by form, form_line order by keyed_at, id)::int as nth
  from outage_entry where refusal is null and form not like 'IN-%'
) n
where n.id = e.id and n.nth > 1;
