-- What checks said of declarations, each check once, and the loads that officers chose.

-- An inspection that is decided again, or an appeal that is upheld, adds an event and changes none: of one check of one
-- declaration the last word stands, and the words before it stay readable.
create index event_label on event (subject, seq) where kind in ('finding-recorded', 'finding-corrected');
create view check_label as
select distinct on (subject, coalesce(body ->> 'audit', body ->> 'crossing', id::text)) subject as declaration_id,
  coalesce(body ->> 'audit', body ->> 'crossing', id::text) as check_id, id as event_id, at,
  coalesce((body -> 'observation' ->> 'found')::boolean, false) as found
from event where kind in ('finding-recorded', 'finding-corrected')
order by subject, coalesce(body ->> 'audit', body ->> 'crossing', id::text), seq desc;

-- Few events among very many: the steering test asks for those of a month.
create index event_selected on event (at) where kind = 'load-selected';
