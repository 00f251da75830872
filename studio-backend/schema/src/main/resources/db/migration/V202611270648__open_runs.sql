-- Counted whenever metrics are sent (protocol/telemetry.md).
create index run_open on run (engine, asking) where ended_at is null;
