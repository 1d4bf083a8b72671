-- Schema 2. Which interviews asked which question, and how it went: a projection, so that a question's
-- page does not read every interview. What was there before is told by the first rebuild, which
-- `due` asks for.

create table asked (
  interview blob not null check (length(interview) = 16),
  question  text not null,
  told      blob not null,
  primary key (interview, question)
) strict, without rowid;

create index asked_by_question on asked (question);

create table due (
  work text not null primary key
) strict, without rowid;

insert into due (work) select 'rebuild' where exists (select 1 from event);
