insert into device_login (id, device_hash, user_hash, client, scopes, address, created_at, expires_at, pause_seconds, asked_at,
    state, team_id, person_id)
values
    ('00000000-0000-7000-8000-000000000801', sha256('device'), sha256('user'), 'foldwork on a laptop', '{runs}', '127.0.0.1',
        '2026-11-26 09:00:00+00', '2026-11-26 09:10:00+00', 5, '2026-11-26 09:00:05+00', 'approved',
        '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000501'),
    ('00000000-0000-7000-8000-000000000802', sha256('device 2'), sha256('user 2'), 'x', '{}', '', '2026-11-26 09:00:00+00',
        '2026-11-26 09:10:00+00', 5, null, 'open', null, null);

insert into audit_event (id, team_id, at, name, via, action, subject, detail) values
    ('00000000-0000-7000-8000-000000000703', '00000000-0000-7000-8000-000000000001', '2026-11-26 09:00:00+00', 'Anna',
        'device', 'token.create', 'foldwork on a laptop', '');
