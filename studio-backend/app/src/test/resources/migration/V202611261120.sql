insert into run (id, team_id, flow, title, hash, state, inputs, created_at, flow_id, version, trigger_kind, started_by, keep,
    search_text)
values
    ('00000000-0000-7000-8000-000000000104', '00000000-0000-7000-8000-000000000001', 'shop', 'Shop', repeat('a', 64), 'running',
        '{}', '2026-11-26 11:30:00+00', '00000000-0000-7000-8000-000000000201', 1, 'webhook', 'orders', true, 'shop shop');

insert into run_note (id, run_id, team_id, text, by, writer, created_at, changed_at) values
    ('00000000-0000-7000-8000-000000000901', '00000000-0000-7000-8000-000000000104', '00000000-0000-7000-8000-000000000001',
        'Look at this', 'Anna', '00000000-0000-7000-8000-000000000501', '2026-11-26 11:31:00+00', '2026-11-26 11:32:00+00');
