-- What else may explain what was seen: each source of error gets a stance before a tendency may be claimed.
create table data.experiment_error_source (
  organisation_id uuid not null,
  experiment_id uuid not null,
  source text not null check (length(source) between 1 and 60),
  stance text not null check (stance in ('unlikely', 'possible', 'likely')),
  note text check (length(note) <= 1000),
  primary key (organisation_id, experiment_id, source),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade
);

-- Evidence is never computed: a design fixed in advance, and a named external evaluator with the report.
create table data.experiment_evaluation (
  organisation_id uuid not null,
  experiment_id uuid not null,
  design text not null check (design in ('comparison', 'randomised', 'stepped', 'on_off')),
  plan text not null check (length(plan) between 1 and 4000),
  fixed_at timestamptz not null default now(),
  evaluator text check (length(evaluator) <= 200),
  evaluator_place text check (length(evaluator_place) <= 200),
  finding text check (length(finding) <= 1000),
  report_name text check (length(report_name) <= 200),
  report bytea check (length(report) <= 5 * 1024 * 1024),
  attached_at timestamptz,
  primary key (organisation_id, experiment_id),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade,
  check ((attached_at is null) = (report is null) and (report is null or (evaluator is not null and finding is not null)))
);
