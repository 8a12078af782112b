-- A passkey by which a reader signs in without a letter (WebAuthn Level 3).
create table readers.passkey (
  id uuid primary key default gen_random_uuid(),
  reader_id bigint not null references readers.reader,
  credential_id text not null unique,       -- base64url, as browsers give it
  public_key bytea not null,                -- COSE
  counter bigint not null,                  -- never goes back, where the passkey counts at all
  transports text[] not null,
  name text not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_reader on readers.passkey (reader_id, added_at);

-- A challenge that waits for its answer; it is taken away by the first that comes.
create table readers.challenge (
  challenge text primary key,
  reader_id bigint references readers.reader, -- whose passkey is made; null for a sign-in
  expires_at timestamptz not null
);
create index challenge_expiry on readers.challenge (expires_at);
