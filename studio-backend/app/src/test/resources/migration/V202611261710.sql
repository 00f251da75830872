insert into team_key (team_id, version, master_key, sealed, created_at) values
    ('00000000-0000-7000-8000-000000000001', 1, 'a1b2c3d4', '\x00112233', '2026-11-26 17:00:00+00');

insert into secret (id, team_id, name, note, version, key_version, sealed, created_at, set_at, set_by, used_at) values
    ('00000000-0000-7000-8000-000000000b01', '00000000-0000-7000-8000-000000000001', 'KEY', 'for the shop', 3, 1, '\xff00',
        '2026-11-26 17:00:00+00', '2026-11-26 17:01:00+00', 'Anna', '2026-11-26 17:02:00+00'),
    ('00000000-0000-7000-8000-000000000b02', '00000000-0000-7000-8000-000000000001', 'OTHER', '', 1, 1, '\xff01',
        '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00', 'Anna', null);
