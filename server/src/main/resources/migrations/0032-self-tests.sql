-- Mails that we send to a mailbox of our own to learn what other mail servers find in them. The subject bears a secret, of
-- which the hash is kept.
CREATE TABLE self_test (
  id BIGINT NOT NULL PRIMARY KEY,
  token_hash VARCHAR(64) NOT NULL UNIQUE,
  from_address VARCHAR(254) NOT NULL,
  to_address VARCHAR(254) NOT NULL,
  sent_by BIGINT NOT NULL REFERENCES technician (id),
  sent_at BIGINT NOT NULL,
  arrived_at BIGINT,
  -- Who wrote Authentication-Results, and whether that is the server that we trust.
  servers VARCHAR(500),
  trusted BOOLEAN,
  spf VARCHAR(20),
  dkim VARCHAR(20),
  dmarc VARCHAR(20)
);
