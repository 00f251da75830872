insert into run (id, team_id, flow, title, hash, state, inputs, created_at, trigger_kind, started_by, traceparent)
values
    ('00000000-0000-7000-8000-000000000105', '00000000-0000-7000-8000-000000000001', 'traced', 'Traced', repeat('a', 64), 'running',
        '{}', '2026-11-27 02:00:00+00', 'manual', 'Anna', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
