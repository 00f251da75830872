insert into flow (id, team_id, name, title, folder, tags, node_types, uses, search_text, draft_text, draft_files,
    draft_revision, layout, layout_revision, last_version, created_at, created_by, changed_at, changed_by, archived_at)
values
    ('00000000-0000-7000-8000-000000000201', '00000000-0000-7000-8000-000000000001', 'shop', 'Shop', 'sales/eu', '{a,b}',
        '{data.set@1}', '{}', 'shop', E'kind: Flow # mine\n', '{"b": "2", "a": "1"}', 7, '{"y": 1, "x": 2}', 3, 2,
        '2026-11-25 09:00:00+00', 'anna', '2026-11-25 10:00:00+00', 'ben', '2026-11-25 11:00:00+00'),
    ('00000000-0000-7000-8000-000000000202', '00000000-0000-7000-8000-000000000001', 'caller', 'Caller', '', '{}',
        '{flow.call@1}', '{shop@1}', 'caller', 'kind: Flow', '{}', 1, '{}', 1, 1,
        '2026-11-25 09:00:00+00', 'anna', '2026-11-25 09:00:00+00', 'anna', null);

insert into flow_version (flow_id, number, team_id, title, note, hash, source_hash, text, files, layout, uses, revision,
    created_at, created_by)
values
    ('00000000-0000-7000-8000-000000000201', 1, '00000000-0000-7000-8000-000000000001', 'Shop', 'first', repeat('1', 64),
        repeat('2', 64), 'kind: Flow', '{}', '{}', '{}', 1, '2026-11-25 09:00:00+00', 'anna'),
    ('00000000-0000-7000-8000-000000000202', 1, '00000000-0000-7000-8000-000000000001', 'Caller', '', repeat('3', 64),
        repeat('4', 64), 'kind: Flow', '{"b": 1, "a": 2}', '{"x": 1}', '{shop@1}', 1, '2026-11-25 09:00:00+00', 'anna');

insert into flow_pin (flow_id, number, used_flow_id, used_number, team_id) values
    ('00000000-0000-7000-8000-000000000202', 1, '00000000-0000-7000-8000-000000000201', 1,
        '00000000-0000-7000-8000-000000000001');

insert into flow_change (flow_id, part, revision, team_id, at, by, paths, undo) values
    ('00000000-0000-7000-8000-000000000201', 'logic', 7, '00000000-0000-7000-8000-000000000001', '2026-11-25 10:00:00+00',
        'ben', '{/spec/nodes}', '{"z": [], "a": null}'),
    ('00000000-0000-7000-8000-000000000201', 'layout', 3, '00000000-0000-7000-8000-000000000001', '2026-11-25 10:00:00+00',
        'ben', '{}', '{}');
