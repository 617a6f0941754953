-- The ledger for those who check it: openings apart from the log, the hashes of its tiles, and heads that are counted.

-- What a leaf commits to, and the salt: the leaf is SHA-256 of both. It stands beside the log and not in it, so that
-- retention may erase it and every proof stays valid.
create table ledger_opening (
  -- the entry's id, also while the entry is pending
  id uuid primary key,
  salt bytea not null,
  -- canonical JSON of the entry's id, kind, subject, time and decision
  statement text not null
);
-- It is erased or it stands; it never says something else.
create trigger ledger_opening_unchanged before update or truncate on ledger_opening
  for each statement execute function refuse_change();

-- Roots of full tiles (C2SP tlog-tiles): level 1 of 256 leaves each, level 2 of 256 of those, and so on.
create table ledger_tile (
  level smallint not null check (level >= 1),
  index bigint not null,
  hash bytea not null,
  primary key (level, index)
);
create trigger ledger_tile_append_only before update or delete or truncate on ledger_tile
  for each statement execute function refuse_change();

-- Heads are counted from 1 and the number is signed with them, so that none can be taken out unseen. Earlier ones were
-- not: the next head covers everything they covered.
drop table ledger_head;
create table ledger_head (
  number bigint primary key,
  size bigint not null unique,
  root bytea not null,
  at timestamptz not null,
  note text not null
);
create trigger ledger_head_append_only before update or delete or truncate on ledger_head
  for each statement execute function refuse_change();

-- Of decisions committed before this migration no statement was kept: one entry says up to where, in a text that opens.
-- Leaves that were still pending are committed anew; nothing of them was published.
do $$
declare
  entries bigint := (select count(*) from ledger_entry);
  leaf record;
  told text;
  salt bytea;
  ms bigint := (extract(epoch from date_trunc('milliseconds', now())) * 1000)::bigint;
  began uuid := 'ffffffff-ffff-8fff-bfff-ffffffffffff';
begin
  for leaf in select id, kind, subject, at from pending_leaf loop
    salt := uuid_send(gen_random_uuid());
    told := format('{"at":%s,"decision":{"kind":"%s"},"id":"%s","kind":"committed-anew","subject":"%s"}',
      (extract(epoch from leaf.at) * 1000)::bigint, leaf.kind, leaf.id, leaf.subject);
    insert into ledger_opening (id, salt, statement) values (leaf.id, salt, told);
    update pending_leaf set kind = 'committed-anew', commitment = sha256(salt || convert_to(told, 'UTF8')) where id = leaf.id;
  end loop;
  if entries > 0 then
    salt := uuid_send(gen_random_uuid());
    told := format('{"at":%s,"decision":{"before":%s,"reason":"not-kept"},"id":"%s","kind":"openings-erased","subject":"%s"}',
      ms, entries, began, began);
    insert into ledger_opening (id, salt, statement) values (began, salt, told);
    insert into pending_leaf (id, kind, subject, at, salt, commitment)
      values (began, 'openings-erased', began, to_timestamp(ms / 1000.0), salt, sha256(salt || convert_to(told, 'UTF8')));
  end if;
end $$;

alter table ledger_entry drop column salt;
alter table pending_leaf drop column salt;
