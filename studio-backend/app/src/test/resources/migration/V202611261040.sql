insert into person (id, email, email_key, name, created_at) values
    ('00000000-0000-7000-8000-000000000501', 'Anna@Example.test', 'anna@example.test', 'Anna', '2026-11-26 09:00:00+00'),
    ('00000000-0000-7000-8000-000000000502', 'ben@example.test', 'ben@example.test', 'Ben', '2026-11-26 09:00:00+00');

insert into membership (team_id, person_id, role, created_at) values
    ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000501', 'owner', '2026-11-26 09:00:00+00'),
    ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000501', 'viewer', '2026-11-26 09:00:00+00'),
    ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000502', 'editor', '2026-11-26 09:00:00+00');

-- The name of a service's token may be a person's token's as well.
insert into api_token (team_id, name, hash, scopes, role, person_id) values
    ('00000000-0000-7000-8000-000000000001', 'owner', sha256('anna'), '{runs}', null,
        '00000000-0000-7000-8000-000000000501'),
    ('00000000-0000-7000-8000-000000000001', 'ci', sha256('ci'), '{runs}', 'runner', null);
