insert into rate (key, full_at) values ('hook 00000000-0000-7000-8000-000000000901', '2026-11-27 02:30:00+00');
