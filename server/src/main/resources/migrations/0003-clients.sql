CREATE TABLE client (
  id BIGINT NOT NULL PRIMARY KEY,
  name VARCHAR(120) NOT NULL UNIQUE,
  zone VARCHAR(60) NOT NULL,
  headcount INTEGER,
  account_manager_id BIGINT REFERENCES technician (id),
  reserved BOOLEAN NOT NULL,
  active BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);
-- Work of nobody we know: no contract, no clocks, in no portal (CATALOGUE d.10).
INSERT INTO client (id, name, zone, reserved, active, created_at) VALUES (1, 'Unassigned', 'Etc/UTC', TRUE, TRUE, 0);

CREATE TABLE client_domain (
  domain VARCHAR(253) NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL REFERENCES client (id)
);

CREATE TABLE contact (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL REFERENCES client (id),
  name VARCHAR(120) NOT NULL,
  email VARCHAR(254) NOT NULL,
  phone VARCHAR(40),
  job_title VARCHAR(80),
  critical BOOLEAN NOT NULL,
  portal BOOLEAN NOT NULL,
  active BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (client_id, id)
);

CREATE TABLE contact_address (
  client_id BIGINT NOT NULL,
  address VARCHAR(254) NOT NULL,
  contact_id BIGINT NOT NULL,
  PRIMARY KEY (address, client_id),
  FOREIGN KEY (client_id, contact_id) REFERENCES contact (client_id, id)
);

CREATE TABLE portal_session (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  contact_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  FOREIGN KEY (client_id, contact_id) REFERENCES contact (client_id, id)
);

CREATE TABLE portal_link (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  contact_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  FOREIGN KEY (client_id, contact_id) REFERENCES contact (client_id, id)
);
