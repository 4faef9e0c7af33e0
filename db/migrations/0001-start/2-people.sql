-- Every primary key begins with organisation_id and every foreign key contains it: foreign and unique keys are checked
-- behind row-level security, so a key without it would let one organisation point at, or learn of, another's rows.

create table data.organisation (
  organisation_id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,60}$'),
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null default now()
);

create table data.unit (
  organisation_id uuid not null references data.organisation on delete cascade,
  id uuid not null default gen_random_uuid(),
  code text not null check (length(code) between 1 and 60),
  name text not null check (length(name) between 1 and 200),
  parent_id uuid check (parent_id <> id),
  primary key (organisation_id, id),
  unique (organisation_id, code),
  foreign key (organisation_id, parent_id) references data.unit (organisation_id, id) deferrable initially deferred
);
create index on data.unit (organisation_id, parent_id);

create table data.person (
  organisation_id uuid not null references data.organisation on delete cascade,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null default now(),
  primary key (organisation_id, id)
);

-- Who a person is to the outside: (organisation, issuer, subject). An e-mail address is the subject of the issuer 'email'.
-- Kept apart from the person, so that what the person wrote can be read without reading who she is elsewhere.
create table data.identity (
  organisation_id uuid not null,
  issuer text not null check (length(issuer) between 1 and 200),
  subject text not null check (length(subject) between 1 and 320 and subject = lower(subject)),
  person_id uuid not null,
  primary key (organisation_id, issuer, subject),
  foreign key (organisation_id, person_id) references data.person (organisation_id, id) on delete cascade
);
create index on data.identity (organisation_id, person_id);
-- Sign-in knows the address before it knows the organisation.
create index on data.identity (issuer, subject);

create table data.position (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  unit_id uuid not null,
  role text not null check (role in ('board', 'centre_head', 'leader_of_leaders', 'leader_of_employees', 'employee')),
  primary key (organisation_id, id),
  unique (organisation_id, person_id, unit_id, role),
  foreign key (organisation_id, person_id) references data.person (organisation_id, id) on delete cascade,
  foreign key (organisation_id, unit_id) references data.unit (organisation_id, id) on delete cascade
);
create index on data.position (organisation_id, unit_id);

-- Called udviklingskonsulent on screen.
create table data.administrator (
  organisation_id uuid not null,
  person_id uuid not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references data.person (organisation_id, id) on delete cascade
);
