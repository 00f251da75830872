insert into passkey (id, person_id, rp_id, credential_id, public_key, sign_count, aaguid, transports, backup_eligible, backed_up, name,
        created_at, used_at) values
    ('00000000-0000-7000-8000-000000001201', '00000000-0000-7000-8000-000000000501', 'studio.example.test', '\x0102', '\xa5010203', 7,
        '00000000-0000-0000-0000-000000000000', '{internal,hybrid}', true, true, 'Laptop', '2026-11-27 09:00:00+00',
        '2026-11-27 10:00:00+00');

insert into passkey_challenge (hash, purpose, session_id, invitation_hash, guest_id, created_at, expires_at) values
    (sha256('challenge 1'), 'sign_in', null, null, null, '2026-11-27 09:00:00+00', '2026-11-27 09:05:00+00'),
    (sha256('challenge 2'), 'register', '00000000-0000-7000-8000-000000000601', null, null, '2026-11-27 09:00:00+00',
        '2026-11-27 09:05:00+00'),
    (sha256('challenge 3'), 'join', null, sha256('code'), '00000000-0000-7000-8000-000000001202', '2026-11-27 09:00:00+00',
        '2026-11-27 09:05:00+00');

update session set proved_at = '2026-11-27 09:00:00+00' where id = '00000000-0000-7000-8000-000000000601';

insert into audit_event (id, team_id, at, name, via, action, subject, detail) values
    ('00000000-0000-7000-8000-000000001203', '00000000-0000-7000-8000-000000000001', '2026-11-27 09:00:00+00', 'Anna', 'passkey',
        'session.begun', '', '');

insert into sign_in_failure (id, team_id, person_id, via, address, count, since) values
    ('00000000-0000-7000-8000-000000001204', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000501',
        'passkey', '127.0.0.1', 1, '2026-11-27 09:00:00+00');
