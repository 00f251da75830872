insert into connection (id, team_id, name, kind, fields, note, version, key_version, sealed, created_at, set_at, set_by, used_at) values
    ('00000000-0000-7000-8000-000000000c01', '00000000-0000-7000-8000-000000000001', 'shop', 'http', '{"baseUrl":"https://shop.example.com","auth":"bearer"}',
        'orders', 2, 1, '\xff02', '2026-11-27 02:00:00+00', '2026-11-27 02:01:00+00', 'Anna', '2026-11-27 02:02:00+00');
