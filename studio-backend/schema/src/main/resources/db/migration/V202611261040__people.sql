-- People, and what they may do in which team.

create table person (
    id          uuid        primary key default uuidv7(),
    email       text        not null check (length(email) between 3 and 254),
    email_key   text        not null unique check (email_key = lower(email_key)),
    name        text        not null check (length(name) between 1 and 120),
    created_at  timestamptz not null
);

comment on column person.email is 'as the person wrote it';
comment on column person.email_key is 'the address in lower case: one account for each';

create table membership (
    team_id     uuid        not null references team,
    person_id   uuid        not null references person,
    role        text        not null check (role in ('viewer', 'runner', 'editor', 'owner')),
    created_at  timestamptz not null,
    primary key (team_id, person_id)
);

create index membership_of on membership (person_id);

-- A token is a service's, with a role of its own, or a person's, whose role of the moment it has.
alter table api_token
    add column role         text check (role in ('viewer', 'runner', 'editor', 'owner')),
    add column person_id    uuid;

-- So far every token was the owner's, or a worker's.
update api_token set role = case when scopes = '{worker}' then 'viewer' else 'owner' end;

alter table api_token
    add check (num_nonnulls(role, person_id) = 1),
    add foreign key (team_id, person_id) references membership on delete cascade,
    drop constraint api_token_team_id_name_key;

create unique index api_token_of_service on api_token (team_id, name) where person_id is null;
create unique index api_token_of_person on api_token (team_id, person_id, name) where person_id is not null;
