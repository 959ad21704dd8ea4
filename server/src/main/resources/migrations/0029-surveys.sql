-- Clients whose contacts are not asked how it went; all others are.
CREATE TABLE survey_off (
  client_id BIGINT NOT NULL PRIMARY KEY REFERENCES client (id),
  off_since BIGINT NOT NULL
);

-- Contacts who do not want to be asked.
CREATE TABLE survey_refusal (
  client_id BIGINT NOT NULL,
  contact_id BIGINT NOT NULL,
  refused_at BIGINT NOT NULL,
  PRIMARY KEY (contact_id),
  FOREIGN KEY (client_id, contact_id) REFERENCES contact (client_id, id)
);

-- Each solved ticket for which somebody could be asked, once: asked, or passed over and why. The answer is the last one
-- given; each of them stands in the ticket's log.
CREATE TABLE survey (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL UNIQUE,
  contact_id BIGINT NOT NULL,
  contact_name VARCHAR(120) NOT NULL,
  address VARCHAR(254) NOT NULL,
  made_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  passed_over VARCHAR(10),
  mark INTEGER,
  words VARCHAR(500),
  answered_at BIGINT,
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX survey_client ON survey (client_id, made_at);
CREATE INDEX survey_address ON survey (address, made_at);
