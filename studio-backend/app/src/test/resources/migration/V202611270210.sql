insert into person_identity (id, person_id, provider, issuer, subject, created_at, used_at) values
    ('00000000-0000-7000-8000-000000001001', '00000000-0000-7000-8000-000000000501', 'corp', 'https://id.example.test', 'anna-1',
        '2026-11-27 09:00:00+00', '2026-11-27 10:00:00+00');

insert into oidc_login (state_hash, browser_hash, provider, next, invitation_hash, session_id, created_at, expires_at) values
    (sha256('state'), sha256('browser'), 'corp', '/', sha256('code'), null, '2026-11-27 09:00:00+00', '2026-11-27 09:10:00+00'),
    (sha256('state 2'), sha256('browser'), 'corp', '/device', null, '00000000-0000-7000-8000-000000000601',
        '2026-11-27 09:00:00+00', '2026-11-27 09:10:00+00');

insert into audit_event (id, team_id, at, name, via, action, subject, detail) values
    ('00000000-0000-7000-8000-000000001002', '00000000-0000-7000-8000-000000000001', '2026-11-27 09:00:00+00', 'Anna', 'oidc',
        'session.begun', '', '');
