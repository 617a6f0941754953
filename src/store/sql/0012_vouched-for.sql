-- More is vouched for from here on: each event by a leaf in its own transaction, each change of a passage, and photos. What
-- was there before is named once, so that an audit does not take it for forged.

-- The log says up to which event there was none. Its id has the time of the migration: it follows what was pending and precedes
-- every seal of the new kind.
with marker as (
  select regexp_replace(lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0'), '(.{8})(.{4})', '\1-\2-7000-8000-000000000000')::uuid
      as id,
    uuid_send(gen_random_uuid()) as salt, max(seq) as after, date_trunc('milliseconds', now()) as at
  from event having max(seq) is not null
), told as (
  select id, salt, at, format('{"at":%s,"decision":{"after":%s},"id":"%s","kind":"events-before","subject":"%s"}',
    (extract(epoch from at) * 1000)::bigint, after, id, id) as statement
  from marker
), opened as (insert into ledger_opening (id, salt, statement) select id, salt, statement from told)
insert into pending_leaf (id, kind, subject, at, commitment)
select id, 'events-before', id, at, sha256(salt || convert_to(statement, 'UTF8')) from told;

-- Passages about which nothing was decided yet have no entry. Their next change states them whole.
with silent as (
  select gen_random_uuid() as id, c.id as subject, uuid_send(gen_random_uuid()) as salt, date_trunc('milliseconds', now()) as at
  from crossing c
  where not exists (select from ledger_entry l where l.subject = c.id)
    and not exists (select from pending_leaf l where l.subject = c.id)
), told as (
  select *, format('{"at":%s,"decision":{},"id":"%s","kind":"passage-before","subject":"%s"}',
    (extract(epoch from at) * 1000)::bigint, id, subject) as statement
  from silent
), opened as (insert into ledger_opening (id, salt, statement) select id, salt, statement from told)
insert into pending_leaf (id, kind, subject, at, commitment)
select id, 'passage-before', subject, at, sha256(salt || convert_to(statement, 'UTF8')) from told;

-- Photos that came in: their bytes are vouched for as they are now.
with kept as (
  select gen_random_uuid() as leaf, uuid_send(gen_random_uuid()) as salt, p.* from inspection_photo p
), told as (
  select leaf as id, salt, inspection_id as subject, received_at as at, format(
    '{"at":%s,"decision":{"by":%s,"mediaType":"%s","photo":"%s","sha256":"%s","step":%s},"id":"%s","kind":"photo-kept","subject":"%s"}',
    (extract(epoch from received_at) * 1000)::bigint, to_json(officer), media_type, id, encode(sha256, 'hex'), to_json(step),
    leaf, inspection_id) as statement
  from kept
), opened as (insert into ledger_opening (id, salt, statement) select id, salt, statement from told)
insert into pending_leaf (id, kind, subject, at, commitment)
select id, 'photo-kept', subject, at, sha256(salt || convert_to(statement, 'UTF8')) from told;

-- Documents that were asked for, and audits that are open: deleting one would go unseen without an entry of it.
with asked as (
  select gen_random_uuid() as leaf, uuid_send(gen_random_uuid()) as salt, 'document-requested' as kind,
    declaration_id as subject, requested_at as at, json_strip_nulls(json_build_object('by', requested_by,
      'dueAt', (extract(epoch from due_at) * 1000)::bigint, 'hazard', hazard, 'line', line, 'origin', origin, 'request', id,
      'type', type)) as decision
  from document_request
  union all
  select gen_random_uuid(), uuid_send(gen_random_uuid()), 'audit-opened', declaration_id, opened_at,
    json_strip_nulls(json_build_object('audit', id, 'by', 'landport', 'crossing', crossing_id,
      'dueAt', (extract(epoch from due_at) * 1000)::bigint))
  from audit_case where concluded_at is null
), told as (
  select leaf as id, salt, kind, subject, at, format('{"at":%s,"decision":%s,"id":"%s","kind":"%s","subject":"%s"}',
    (extract(epoch from at) * 1000)::bigint, decision, leaf, kind, subject) as statement
  from asked
), opened as (insert into ledger_opening (id, salt, statement) select id, salt, statement from told)
insert into pending_leaf (id, kind, subject, at, commitment)
select id, kind, subject, at, sha256(salt || convert_to(statement, 'UTF8')) from told;
