insert into audit_event (id, team_id, at, person_id, name, via, via_id, action, subject, detail) values
    ('00000000-0000-7000-8000-000000000701', '00000000-0000-7000-8000-000000000001', '2026-11-26 09:00:00+00',
        '00000000-0000-7000-8000-000000000501', 'Anna', 'session', '00000000-0000-7000-8000-000000000601', 'member.role',
        'Ben', 'editor'),
    ('00000000-0000-7000-8000-000000000702', '00000000-0000-7000-8000-000000000001', '2026-11-26 09:00:00+00', null, 'ci',
        'token', null, 'POST /api/v1/runs', '', '');

update api_token set last_used_at = '2026-11-26 09:00:00+00' where name = 'ci';
