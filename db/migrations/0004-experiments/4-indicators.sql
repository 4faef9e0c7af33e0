-- What is measured. An indicator is locked before the action; from then its name, unit, direction and dates stay as they were, and
-- the time of locking is kept.

create table data.indicator (
  organisation_id uuid not null,
  experiment_id uuid not null,
  id uuid not null default gen_random_uuid(),
  position int not null,
  name text not null check (length(name) between 1 and 120),
  unit text not null check (length(unit) <= 60),
  direction text not null check (direction in ('up', 'down')),
  planned_on date[] not null default '{}' check (cardinality(planned_on) <= 500),
  -- The same indicator in the loop before: its measurements are read on in the same chart.
  continues_experiment_id uuid,
  continues_id uuid,
  locked_at timestamptz,
  revision int not null default 1,
  primary key (organisation_id, experiment_id, id),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade,
  foreign key (organisation_id, continues_experiment_id, continues_id) references data.indicator (organisation_id, experiment_id, id)
    on delete set null (continues_experiment_id, continues_id)
);

create table data.measurement (
  organisation_id uuid not null,
  experiment_id uuid not null,
  indicator_id uuid not null,
  measured_on date not null,
  value double precision not null check (value between -1e12 and 1e12),
  note text check (length(note) <= 400),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  primary key (organisation_id, experiment_id, indicator_id, measured_on),
  foreign key (organisation_id, experiment_id, indicator_id) references data.indicator (organisation_id, experiment_id, id) on delete cascade,
  foreign key (organisation_id, recorded_by) references data.person (organisation_id, id) on delete set null (recorded_by)
);
