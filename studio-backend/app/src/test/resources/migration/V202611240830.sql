insert into team (id, name) values
    ('00000000-0000-7000-8000-000000000001', 'acme'),
    ('00000000-0000-7000-8000-000000000002', 'other-team');

insert into api_token (team_id, name, hash, scopes, expires_at) values
    ('00000000-0000-7000-8000-000000000001', 'owner', sha256('owner'), '{admin,runs}', null),
    ('00000000-0000-7000-8000-000000000001', 'worker', sha256('worker'), '{worker}', '2030-01-01 00:00:00+00'),
    ('00000000-0000-7000-8000-000000000002', 'owner', sha256('other owner'), '{}', null);
