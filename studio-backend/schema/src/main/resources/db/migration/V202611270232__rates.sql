-- How fast callers come, shared by all backends. Not logged: a crash of PostgreSQL forgets it, and everybody begins anew.

create unlogged table rate (
    key      text        primary key,
    full_at  timestamptz not null
) with (fillfactor = 50);

comment on column rate.full_at is 'when the allowance is whole again; what lies beyond now is what has been used';
