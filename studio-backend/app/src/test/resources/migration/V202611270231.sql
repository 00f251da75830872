update team set keep_runs_days = 30 where id = '00000000-0000-7000-8000-000000000001';
