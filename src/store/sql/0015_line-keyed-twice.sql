-- Lines of paper that were keyed twice before 0013 allowed only one: each entry stands at its line again, told apart by which
-- of them it is. No line is keyed twice from here on, since whatever is keyed is the first.
alter table outage_entry add column line_nth integer not null default 1 check (line_nth > 0);
drop index outage_entry_line;
update outage_entry set line_nth = 1 + form_line / 1000, form_line = form_line % 1000 where form_line > 1000;
create unique index outage_entry_line on outage_entry (form, form_line, line_nth)
  where refusal is null and form not like 'IN-%';
