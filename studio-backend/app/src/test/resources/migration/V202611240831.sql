insert into definition (team_id, hash, flow, title, main, files) values
    ('00000000-0000-7000-8000-000000000001', repeat('a', 64), 'hello', 'Hello', 'hello.flow.yaml',
        '{ "hello.flow.yaml": "kind: Flow\n", "b": 1, "a": "\u0000" }');

insert into run (id, team_id, flow, title, hash, engine, state, asking, inputs, folders, private_hosts, kept, output, error,
    rerun_of, idempotency_key, request_hash, created_at, started_at, ended_at, last_seq, pause_wanted, cancel_wanted,
    handed_at, workflow_id)
values
    ('00000000-0000-7000-8000-000000000101', '00000000-0000-7000-8000-000000000001', 'hello', 'Hello', repeat('a', 64),
        'cloud', 'succeeded', 0, '{"z": 1, "a": "\u0000"}', '{"out": "/srv"}', '{intranet}', '{}', '{"n": 1.50}', null,
        null, 'key-1', 'request', '2026-11-24 09:00:00+00', '2026-11-24 09:00:01+00', '2026-11-24 09:00:02+00', 2,
        false, false, '2026-11-24 09:00:00+00', 'workflow-1'),
    ('00000000-0000-7000-8000-000000000102', '00000000-0000-7000-8000-000000000001', 'hello', 'Hello again', repeat('a', 64),
        'local', 'failed', 0, '{}', '{}', '{}', '{"a": {}}', null, '{"code": "TOO_SAD", "message": "No"}',
        '00000000-0000-7000-8000-000000000101', null, null, '2026-11-24 09:01:00+00', null, null, 1, false, true, null, null),
    ('00000000-0000-7000-8000-000000000103', '00000000-0000-7000-8000-000000000001', 'hello', 'Hello', repeat('a', 64),
        'cloud', 'paused', 1, '{}', '{}', '{}', '{}', null, null, null, null, null, '2026-11-24 09:02:00+00', null, null, 1,
        true, false, null, null);

insert into run_event (run_id, seq, team_id, key, at, kind, path, attempt, data) values
    ('00000000-0000-7000-8000-000000000101', 1, '00000000-0000-7000-8000-000000000001', 'k1', '2026-11-24 09:00:00+00',
        'run_started', '', 0, '{}'),
    ('00000000-0000-7000-8000-000000000101', 2, '00000000-0000-7000-8000-000000000001', 'k2', '2026-11-24 09:00:02+00',
        'run_finished', '', 0, '{"state": "succeeded"}'),
    ('00000000-0000-7000-8000-000000000103', 1, '00000000-0000-7000-8000-000000000001', 'k1', '2026-11-24 09:02:00+00',
        'run_started', '', 0, '{}');

insert into run_start (run_id, team_id, due_at, tries, last_error) values
    ('00000000-0000-7000-8000-000000000103', '00000000-0000-7000-8000-000000000001', '2026-11-24 09:02:00+00', 3, 'away');

insert into run_watch (run_id, team_id, due_at) values
    ('00000000-0000-7000-8000-000000000102', '00000000-0000-7000-8000-000000000001', '2026-11-24 09:02:00+00');
