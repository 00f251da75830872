-- Sign-in with OpenID providers: who is whom there, and sign-ins under way.

create table person_identity (
    id          uuid        primary key default uuidv7(),
    person_id   uuid        not null references person on delete cascade,
    provider    text        not null check (length(provider) between 1 and 32),
    issuer      text        not null check (length(issuer) between 1 and 500),
    subject     text        not null check (length(subject) between 1 and 255),
    created_at  timestamptz not null,
    used_at     timestamptz not null,
    unique (issuer, subject)
);

comment on column person_identity.provider is 'what the settings called the issuer when it was linked; only issuer and subject say who it is';

create index person_identity_of on person_identity (person_id);

create table oidc_login (
    state_hash      bytea       primary key check (length(state_hash) = 32),
    browser_hash    bytea       not null check (length(browser_hash) = 32),
    provider        text        not null check (length(provider) between 1 and 32),
    next            text        not null check (length(next) between 1 and 400),
    invitation_hash bytea       check (length(invitation_hash) = 32),
    session_id      uuid        references session on delete cascade,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    check (num_nonnulls(invitation_hash, session_id) <= 1)
);

comment on column oidc_login.browser_hash is 'SHA-256 of the cookie of the browser that began; nonce and PKCE verifier are drawn from the cookie and stored nowhere';
comment on column oidc_login.invitation_hash is 'of the code of the link by which somebody comes in';
comment on column oidc_login.session_id is 'the session whose person links the identity';

create index oidc_login_old on oidc_login (expires_at);
create index oidc_login_session on oidc_login (session_id);

alter table audit_event
    drop constraint audit_event_via_check,
    add constraint audit_event_via_check check (via in ('session', 'token', 'link', 'password', 'device', 'oidc'));
