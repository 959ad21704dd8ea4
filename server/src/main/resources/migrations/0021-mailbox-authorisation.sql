-- How a mail provider lets us into a mailbox by tokens. What opens something is sealed.
CREATE TABLE mailbox_authorisation (
  mailbox_id BIGINT NOT NULL PRIMARY KEY REFERENCES mailbox (id),
  flow VARCHAR(12) NOT NULL,
  authorize_url VARCHAR(1000) NOT NULL,
  token_url VARCHAR(1000) NOT NULL,
  application VARCHAR(300) NOT NULL,
  secret_sealed VARCHAR(2000),
  scope VARCHAR(1000) NOT NULL,
  refresh_sealed VARCHAR(12000),
  access_sealed VARCHAR(12000),
  access_from BIGINT,
  access_until BIGINT,
  authorised_at BIGINT
);

-- Somebody who has gone to the provider to authorise us, until they come back.
CREATE TABLE authorisation_attempt (
  state_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
  technician_id BIGINT NOT NULL REFERENCES technician (id),
  verifier_sealed VARCHAR(400) NOT NULL,
  until_at BIGINT NOT NULL
);

-- What is wrong with mailboxes and has been told.
CREATE TABLE mailbox_alarm (
  mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
  kind VARCHAR(12) NOT NULL,
  words VARCHAR(500) NOT NULL,
  raised_at BIGINT NOT NULL,
  PRIMARY KEY (mailbox_id, kind)
);

-- When mail was last fetched from it.
ALTER TABLE mailbox ADD COLUMN mail_at BIGINT;
