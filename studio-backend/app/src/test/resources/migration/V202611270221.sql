insert into event_trigger (id, team_id, name, hash, flow_id, version, engine, runner_id, inputs, folders, private_hosts, kind,
    watched_flow_id, states, type, filter, event_input, paused, created_at, updated_at)
values
    ('00000000-0000-7000-8000-000000000d01', '00000000-0000-7000-8000-000000000001', 'after a failure', null,
        '00000000-0000-7000-8000-000000000202', 1, 'local', '00000000-0000-7000-8000-000000000c01', '{"a": 1}', '{}', '{}',
        'run_ended', '00000000-0000-7000-8000-000000000201', '{failed,cancelled}', null, 'event.data.output.n > 1', 'event',
        false, '2026-11-27 02:00:00+00', '2026-11-27 02:00:00+00'),
    ('00000000-0000-7000-8000-000000000d02', '00000000-0000-7000-8000-000000000001', 'orders', repeat('a', 64), null, null,
        'cloud', null, '{}', '{"out": "/srv"}', '{intranet}', 'posted', null, '{}', 'order.created', null, null, true,
        '2026-11-27 02:00:00+00', '2026-11-27 02:00:00+00');

insert into team_event (id, team_id, kind, type, flow_id, state, run_id, data, depth, key, request_hash, at, due_at, tries)
values
    ('00000000-0000-7000-8000-000000000d11', '00000000-0000-7000-8000-000000000001', 'run_ended', 'foldwork.run.ended',
        '00000000-0000-7000-8000-000000000201', 'failed', '00000000-0000-7000-8000-000000000101', '{"z": 1, "a": "\u0000"}', 1,
        null, null, '2026-11-27 02:01:00+00', null, 0),
    ('00000000-0000-7000-8000-000000000d12', '00000000-0000-7000-8000-000000000001', 'posted', 'order.created', null, null,
        null, '{}', 0, 'order-1', 'request', '2026-11-27 02:02:00+00', '2026-11-27 02:02:04+00', 2);

insert into event_fire (trigger_id, event_id, team_id, at, outcome, run_id, reason) values
    ('00000000-0000-7000-8000-000000000d01', '00000000-0000-7000-8000-000000000d11', '00000000-0000-7000-8000-000000000001',
        '2026-11-27 02:01:01+00', 'started', '00000000-0000-7000-8000-000000000104', null),
    ('00000000-0000-7000-8000-000000000d02', '00000000-0000-7000-8000-000000000d11', '00000000-0000-7000-8000-000000000001',
        '2026-11-27 02:01:01+00', 'failed', null, 'the flow has no version');
