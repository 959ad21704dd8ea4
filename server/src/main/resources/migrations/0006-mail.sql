CREATE TABLE mailbox (
  id BIGINT NOT NULL PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  address VARCHAR(254) NOT NULL UNIQUE,
  unknown_senders VARCHAR(6) NOT NULL,
  group_id BIGINT REFERENCES resolver_group (id),
  imap_host VARCHAR(253),
  imap_port INTEGER,
  imap_user VARCHAR(254),
  imap_tls BOOLEAN NOT NULL,
  password_sealed VARCHAR(1000),
  uid_validity BIGINT,
  last_uid BIGINT,
  state VARCHAR(20) NOT NULL,
  state_words VARCHAR(500) NOT NULL,
  state_at BIGINT,
  active BOOLEAN NOT NULL,
  version INTEGER NOT NULL,
  created_at BIGINT NOT NULL
);

-- The intake ledger: every mail that ever reached us, and what became of it. It is the provider's, not a client's.
CREATE TABLE inbound_mail (
  id BIGINT NOT NULL PRIMARY KEY,
  source VARCHAR(10) NOT NULL,
  mailbox_id BIGINT REFERENCES mailbox (id),
  uid_validity BIGINT,
  uid BIGINT,
  envelope_from VARCHAR(254) NOT NULL,
  envelope_to VARCHAR(254) NOT NULL,
  received_at BIGINT NOT NULL,
  size BIGINT NOT NULL,
  raw_sha256 VARCHAR(64) NOT NULL,
  -- Of the same bytes with every line end as CRLF: two ways in may have changed no more than that.
  lines_sha256 VARCHAR(64) NOT NULL,
  content_sha256 VARCHAR(64),
  message_id VARCHAR(998),
  message_hash VARCHAR(64),
  from_address VARCHAR(254) NOT NULL,
  from_name VARCHAR(250) NOT NULL,
  subject VARCHAR(250) NOT NULL,
  sender_identity VARCHAR(10) NOT NULL,
  outcome VARCHAR(12) NOT NULL,
  reason VARCHAR(30) NOT NULL,
  reason_words VARCHAR(500) NOT NULL,
  ticket_client BIGINT,
  ticket_id BIGINT,
  history BOOLEAN NOT NULL,
  attempts INTEGER NOT NULL,
  next_attempt_at BIGINT NOT NULL,
  decided_at BIGINT,
  UNIQUE (mailbox_id, uid_validity, uid),
  FOREIGN KEY (ticket_client, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX inbound_waiting ON inbound_mail (outcome, next_attempt_at);
CREATE INDEX inbound_received ON inbound_mail (received_at);
CREATE INDEX inbound_lines ON inbound_mail (lines_sha256);
CREATE INDEX inbound_message ON inbound_mail (message_hash);
CREATE INDEX inbound_ticket ON inbound_mail (ticket_id);

CREATE TABLE outbound_mail (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL REFERENCES client (id),
  ticket_id BIGINT,
  entry_id BIGINT,
  -- At most one mail a cause: 'ack:<ticket>', 'reply:<entry>', 'link:<token>'.
  cause VARCHAR(120) NOT NULL UNIQUE,
  automatic VARCHAR(20) NOT NULL,
  from_address VARCHAR(254) NOT NULL,
  from_name VARCHAR(120) NOT NULL,
  reply_to VARCHAR(254),
  subject VARCHAR(500) NOT NULL,
  body ${text} NOT NULL,
  message_id VARCHAR(250) NOT NULL,
  in_reply_to VARCHAR(998),
  reference_chain VARCHAR(8000) NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (client_id, id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX outbound_ticket ON outbound_mail (ticket_id, created_at, id);
CREATE INDEX outbound_created ON outbound_mail (created_at);
CREATE INDEX outbound_message ON outbound_mail (message_id);

CREATE TABLE outbound_recipient (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  outbound_id BIGINT NOT NULL,
  address VARCHAR(254) NOT NULL,
  -- Of the address: no more than two mails at a time go to one.
  domain VARCHAR(254) NOT NULL,
  name VARCHAR(120) NOT NULL,
  -- As the mail has it, to count what people were sent lately without reading all that they ever were.
  created_at BIGINT NOT NULL,
  state VARCHAR(10) NOT NULL,
  attempts INTEGER NOT NULL,
  next_attempt_at BIGINT NOT NULL,
  lease_holder VARCHAR(60),
  lease_until BIGINT,
  last_error VARCHAR(500) NOT NULL,
  decided_at BIGINT,
  -- When a receipt said that it was opened: what the recipient's program tells, and nothing that we look for.
  read_at BIGINT,
  FOREIGN KEY (client_id, outbound_id) REFERENCES outbound_mail (client_id, id) DEFERRABLE
);
CREATE INDEX recipient_due ON outbound_recipient (state, next_attempt_at);
CREATE INDEX recipient_domain ON outbound_recipient (domain, state, next_attempt_at);
CREATE INDEX recipient_mail ON outbound_recipient (outbound_id, id);
CREATE INDEX recipient_address ON outbound_recipient (address, created_at);
CREATE INDEX recipient_lately ON outbound_recipient (domain, created_at);
