insert into schedule (id, team_id, name, hash, inputs, folders, private_hosts, cron, zone, skipped, added, catch_up,
    catch_up_limit, overlap, paused, created_at, updated_at, handled_until, due_at)
values
    ('00000000-0000-7000-8000-000000000301', '00000000-0000-7000-8000-000000000001', 'nightly', repeat('a', 64), '{"a": 1}',
        '{"out": "/srv"}', '{intranet}', '0 3 * * *', 'Europe/Berlin', '{2026-12-24}', '{2026-12-27}', 'all', 10, 'queue',
        false, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00', '2026-11-26 02:00:00+00'),
    ('00000000-0000-7000-8000-000000000302', '00000000-0000-7000-8000-000000000001', 'paused', repeat('a', 64), '{}', '{}',
        '{}', '0 0 * * *', 'UTC', '{}', '{}', 'none', 1, 'cancel_previous', true, '2026-11-25 09:00:00+00',
        '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00', null);

insert into schedule_fire (schedule_id, team_id, due_at, at, outcome, run_id, reason) values
    ('00000000-0000-7000-8000-000000000301', '00000000-0000-7000-8000-000000000001', '2026-11-25 02:00:00+00',
        '2026-11-25 02:00:01+00', 'started', '00000000-0000-7000-8000-000000000101', null),
    ('00000000-0000-7000-8000-000000000301', '00000000-0000-7000-8000-000000000001', '2026-11-24 02:00:00+00',
        '2026-11-24 02:00:01+00', 'missed', null, 'the service was away');

insert into webhook (id, team_id, name, hash, inputs, folders, private_hosts, body_input, answer, wait_seconds, per_minute,
    paused, created_at, updated_at)
values
    ('00000000-0000-7000-8000-000000000401', '00000000-0000-7000-8000-000000000001', 'orders', repeat('a', 64), '{}', '{}',
        '{}', 'order', 'after_run', 30, 60, false, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00');

insert into webhook_secret (hash, webhook_id, team_id, sealed_key, created_at, expires_at) values
    (sha256('path'), '00000000-0000-7000-8000-000000000401', '00000000-0000-7000-8000-000000000001', '\xdeadbeef',
        '2026-11-25 09:00:00+00', '2026-12-25 09:00:00+00'),
    (sha256('path 2'), '00000000-0000-7000-8000-000000000401', '00000000-0000-7000-8000-000000000001', null,
        '2026-11-25 09:00:00+00', null);

insert into webhook_delivery (id, webhook_id, team_id, delivery, at, run_id) values
    ('00000000-0000-7000-8000-000000000402', '00000000-0000-7000-8000-000000000401', '00000000-0000-7000-8000-000000000001',
        'delivery-1', '2026-11-25 10:00:00+00', '00000000-0000-7000-8000-000000000103');
