-- What is kept for a time only and was not kept apart so far: messages as they came in, and traders' own words.

-- One stretch of a message (a request, a file) as it came in, compressed and encrypted under the key of its day, which is not in
-- this database. Written by the transaction that stores what was read of it.
create table raw_message (
  -- of the message; its stretches count from 0
  id uuid not null,
  part integer not null,
  received_at timestamptz not null,
  actor text not null,
  format text not null,
  -- the declarations that were read since the stretch before
  declarations uuid[] not null,
  -- as they came in
  bytes integer not null check (bytes >= 0),
  -- days since 1970 (UTC): whose key opens it
  key_day integer not null,
  sealed bytea not null,
  primary key (id, part)
);
-- Declarations name the moment at which they came in, and so lead here.
create index raw_message_received on raw_message (received_at);
-- Encrypted bytes do not compress.
alter table raw_message alter column sealed set storage external;

-- A trader's own words may name people: apart from the appeal, which nothing changes, so that they may go before it.
create table appeal_statement (
  appeal_id uuid primary key references appeal (id),
  statement text not null
);
insert into appeal_statement (appeal_id, statement) select id, statement from appeal where statement is not null;
alter table appeal drop column statement;
