insert into import_source (id, team_id, name, content, by, created_at) values
    ('00000000-0000-7000-8000-000000000a01', '00000000-0000-7000-8000-000000000001', 'team.zip', '\x504b0506', 'Anna',
        '2026-11-26 11:40:00+00');
