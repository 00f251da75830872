insert into template (id, team_id, flow_id, title, summary, tags, search_text, author, author_id, last_version, created_at, changed_at,
    withdrawn_at, withdrawn_by)
values
    ('00000000-0000-7000-8000-000000000e01', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000201',
        'Shop', 'Sells', '{sales,eu}', 'shop sells sales eu', 'Anna', '00000000-0000-7000-8000-000000000e09', 1,
        '2026-11-27 07:50:00+00', '2026-11-27 07:51:00+00', null, null),
    ('00000000-0000-7000-8000-000000000e02', '00000000-0000-7000-8000-000000000001', null, 'Old', '', '{}', 'old', 'Ben',
        '00000000-0000-7000-8000-000000000e08', 3, '2026-11-27 07:50:00+00', '2026-11-27 07:50:00+00',
        '2026-11-27 07:52:00+00', 'Anna');

insert into template_version (template_id, number, team_id, title, summary, tags, note, hash, name, text, files, layout, called,
    needs, left_out, created_at, created_by)
values
    ('00000000-0000-7000-8000-000000000e01', 1, '00000000-0000-7000-8000-000000000001', 'Shop', 'Sells', '{sales,eu}', 'first',
        repeat('5', 64), 'shop', 'kind: Flow', '{"b": "2", "a": "1"}', '{"y": 1, "x": 2}', '[{"name": "till", "number": 1}]',
        '{"types": ["data.set@1"]}', '{"z": 1, "a": "\u0000"}', '2026-11-27 07:50:00+00', 'Anna');

insert into template_copy (flow_id, team_id, template_id, number, created_at, created_by) values
    ('00000000-0000-7000-8000-000000000202', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000e01', 1,
        '2026-11-27 07:53:00+00', 'Ben');
