-- What is written in an experiment: answers to the template's questions, readings of the challenge side by side, the expectations
-- it practises. Readers see it; the owner and the helpers write it until it is concluded. A revision tells two writers apart.

create table data.experiment_answer (
  organisation_id uuid not null,
  experiment_id uuid not null,
  question text not null check (length(question) between 1 and 120),
  text text not null check (length(text) <= 8000),
  author_id uuid,
  updated_at timestamptz not null default now(),
  revision int not null default 1,
  primary key (organisation_id, experiment_id, question),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade,
  foreign key (organisation_id, author_id) references data.person (organisation_id, id) on delete set null (author_id)
);

create table data.experiment_reading (
  organisation_id uuid not null,
  experiment_id uuid not null,
  id uuid not null default gen_random_uuid(),
  position int not null,
  -- Who sees it so: "aftenvagten", "en pårørende".
  holder text not null default '' check (length(holder) <= 120),
  text text not null check (length(text) <= 4000),
  confirms text not null default '' check (length(confirms) <= 4000),
  nuances text not null default '' check (length(nuances) <= 4000),
  challenges text not null default '' check (length(challenges) <= 4000),
  author_id uuid,
  updated_at timestamptz not null default now(),
  revision int not null default 1,
  primary key (organisation_id, experiment_id, id),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade,
  foreign key (organisation_id, author_id) references data.person (organisation_id, id) on delete set null (author_id)
);

create table data.experiment_expectation (
  organisation_id uuid not null,
  experiment_id uuid not null,
  foundation_id uuid not null,
  -- No foreign key: a retired expectation stays readable where it was practised.
  expectation_key text not null check (length(expectation_key) <= 200),
  primary key (organisation_id, experiment_id, foundation_id, expectation_key),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade,
  foreign key (organisation_id, foundation_id) references data.foundation (organisation_id, id) on delete cascade
);
create index on data.experiment_expectation (organisation_id, foundation_id, expectation_key);

-- Weeks that are not like others (ferie): shaded in the chart, and the line is not drawn across them.
create table data.experiment_pause (
  organisation_id uuid not null,
  experiment_id uuid not null,
  id uuid not null default gen_random_uuid(),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  label text not null check (length(label) between 1 and 60),
  primary key (organisation_id, experiment_id, id),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade
);

-- How many people practise an expectation, each counted once however many experiments she has. One or two could be recognised: then the
-- number is null, which is said as "nogle få". Three of them must be others than the reader: who subtracts herself, and whatever
-- she has begun for the purpose, still finds a number of three and more. Private experiments count too.
create function app.practice_by_expectation(foundation uuid) returns table (expectation_key text, practising int)
language sql stable parallel safe security definer set search_path = '' as
$$ select x.expectation_key, case when count(distinct p.owner_id) filter (where p.owner_id <> app.actor()) >= 3 then count(distinct p.owner_id)::int end
   from data.experiment_expectation x
   join data.experiment p on p.organisation_id = x.organisation_id and p.id = x.experiment_id
   where x.organisation_id = app.org() and x.foundation_id = foundation
     and not exists (select from data.experiment_conclusion c where c.organisation_id = x.organisation_id and c.experiment_id = x.experiment_id)
   group by 1 $$;

create function app.practice_by_cell(foundation uuid) returns table (theme_key text, role_key text, practising int)
language sql stable parallel safe security definer set search_path = '' as
$$ select t.key, r.key, case when count(distinct p.owner_id) filter (where p.owner_id <> app.actor()) >= 3 then count(distinct p.owner_id)::int end
   from data.experiment_expectation x
   join data.experiment p on p.organisation_id = x.organisation_id and p.id = x.experiment_id
   join data.foundation_version v on v.organisation_id = x.organisation_id and v.foundation_id = x.foundation_id and v.state = 'adopted'
   join data.expectation e on e.organisation_id = v.organisation_id and e.version_id = v.id and e.key = x.expectation_key
   join data.theme t on t.organisation_id = e.organisation_id and t.version_id = e.version_id and t.id = e.theme_id
   join data.foundation_role r on r.organisation_id = e.organisation_id and r.version_id = e.version_id and r.id = e.role_id
   where x.organisation_id = app.org() and x.foundation_id = foundation
     and not exists (select from data.experiment_conclusion c where c.organisation_id = x.organisation_id and c.experiment_id = x.experiment_id)
   group by 1, 2 $$;
grant execute on function app.practice_by_expectation(uuid), app.practice_by_cell(uuid) to app_user;
