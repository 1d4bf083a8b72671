-- Schema 1. `event` and `snapshot` are truth; `interview`, `note` and `note_search` are projections
-- that a rebuild makes again; `action` serves retries; `draft` is scratch.
--
-- The tables that every keystroke writes have no separate rowid: one page less to encrypt and write
-- in each commit, and an interview's events lie together.

create table action (
  id          blob not null primary key check (length(id) = 16),
  interview   blob not null check (length(interview) = 16),
  device      blob not null check (length(device) = 16),
  seq         integer not null check (seq >= 0), -- where the series stood when the action was answered
  fingerprint blob not null,
  answer      blob not null
) strict, without rowid;

create table event (
  interview  blob not null check (length(interview) = 16),
  device     blob not null check (length(device) = 16),
  seq        integer not null check (seq > 0),
  id         blob not null unique check (length(id) = 16),
  action     blob not null references action (id),
  author     text not null,
  at         text not null,
  elapsed_ms integer not null check (elapsed_ms >= 0),
  call_ms    integer not null check (call_ms >= 0),
  kind       text not null,
  version    integer not null check (version >= 0),
  snapshots  blob not null check (length(snapshots) % 32 = 0), -- hashes of those it rests on, one after the other
  salt       blob not null,
  body       blob not null,
  body_hash  blob not null check (length(body_hash) = 32),
  prev       blob not null check (length(prev) = 32),
  hash       blob not null check (length(hash) = 32),
  primary key (interview, device, seq)
) strict, without rowid;

create table snapshot (
  hash  blob not null primary key check (length(hash) = 32),
  bytes blob not null
) strict;

create table draft (
  interview blob not null check (length(interview) = 16),
  field     text not null,
  text      text not null,
  primary key (interview, field)
) strict, without rowid;

create table interview (
  id         blob not null primary key check (length(id) = 16),
  summary    blob not null,
  planned_at text not null,
  state      text not null,
  practice   integer not null check (practice in (0, 1))
) strict, without rowid;

create table note (
  id        integer primary key,
  event     blob not null unique check (length(event) = 16),
  interview blob not null check (length(interview) = 16),
  text      text not null
) strict;

create virtual table note_search using fts5 (
  text, content = 'note', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- Words of deleted notes leave the index at once, not at the next merge.
insert into note_search (note_search, rank) values ('secure-delete', 1);
