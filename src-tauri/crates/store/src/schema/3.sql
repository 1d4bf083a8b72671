-- Schema 3. Debriefs are series of events like interviews; this is their list, a projection. There is none in
-- a workspace that was written before, so no rebuild is due.

create table debrief (
  id        blob not null primary key check (length(id) = 16),
  summary   blob not null,
  opened_at text not null
) strict, without rowid;
