-- Passkeys of people (WebAuthn), and ceremonies under way.

create table passkey (
    id              uuid        primary key default uuidv7(),
    person_id       uuid        not null references person on delete cascade,
    rp_id           text        not null check (length(rp_id) between 1 and 253),
    credential_id   bytea       not null unique check (length(credential_id) between 1 and 1023),
    public_key      bytea       not null check (length(public_key) between 1 and 4096),
    sign_count      bigint      not null check (sign_count between 0 and 4294967295),
    aaguid          uuid        not null,
    transports      text[]      not null,
    backup_eligible boolean     not null,
    backed_up       boolean     not null check (backup_eligible or not backed_up),
    name            text        not null check (length(name) between 1 and 60),
    created_at      timestamptz not null,
    used_at         timestamptz not null
);

comment on column passkey.rp_id is 'the host name it was made for; under another one it opens nothing';
comment on column passkey.public_key is 'a COSE key in CBOR';
comment on column passkey.sign_count is 'how often the authenticator says it has signed; 0 for one that does not count';
comment on column passkey.backup_eligible is 'it may be copied to other devices of the person; never changes';
comment on column passkey.backed_up is 'it was copied when it was last used';

create index passkey_of on passkey (person_id);

create table passkey_challenge (
    hash            bytea       primary key check (length(hash) = 32),
    purpose         text        not null check (purpose in ('sign_in', 'prove', 'register', 'join')),
    session_id      uuid        references session on delete cascade,
    invitation_hash bytea       check (length(invitation_hash) = 32),
    guest_id        uuid,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    check ((purpose in ('prove', 'register')) = (session_id is not null)),
    check ((purpose = 'join') = (invitation_hash is not null)),
    check ((purpose = 'join') = (guest_id is not null))
);

comment on column passkey_challenge.hash is 'SHA-256 of the challenge; the challenge itself is stored nowhere';
comment on column passkey_challenge.session_id is 'the session whose person proves or registers something';
comment on column passkey_challenge.invitation_hash is 'of the code of the link by which somebody comes in';
comment on column passkey_challenge.guest_id is 'the id that the person will have';

create index passkey_challenge_old on passkey_challenge (expires_at);
create index passkey_challenge_session on passkey_challenge (session_id);

alter table session add column proved_at timestamptz;

comment on column session.proved_at is 'when it began by a sign-in; null when it began by going over to another team';

alter table audit_event
    drop constraint audit_event_via_check,
    add constraint audit_event_via_check
        check (via in ('session', 'token', 'link', 'password', 'device', 'oidc', 'passkey'));

alter table sign_in_failure
    drop constraint sign_in_failure_via_check,
    add constraint sign_in_failure_via_check check (via in ('password', 'oidc', 'passkey'));
