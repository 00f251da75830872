-- The trace that a run belongs to.

alter table run add column traceparent text check (length(traceparent) = 55);

comment on column run.traceparent is 'W3C Trace Context: what everything in the run continues; null for a run that nobody traces';
