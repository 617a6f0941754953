-- Plates that still stand somewhere, found without reading everything that was pseudonymised before. Ids carry their time.
create index crossing_plated on crossing (id) where plate not like '~%';
create index declaration_plated on declaration (id)
  where body #>> '{vehicle,plate}' not like '~%' or body #>> '{vehicle,trailerPlate}' not like '~%';
create index declaration_past_plated on declaration_past (declaration_id)
  where body #>> '{vehicle,plate}' not like '~%' or body #>> '{vehicle,trailerPlate}' not like '~%';
