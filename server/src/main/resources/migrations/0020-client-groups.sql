-- Clients who share a contract: its pools and its invoice address, which is that of the client whose contract it is
-- (DOMAIN 3.1).
CREATE TABLE client_group (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  contract_id BIGINT NOT NULL UNIQUE,
  name VARCHAR(120) NOT NULL UNIQUE,
  FOREIGN KEY (client_id, contract_id) REFERENCES contract (client_id, id)
);

-- From which day on a client's work falls under it, and until which day, included.
CREATE TABLE client_group_member (
  group_id BIGINT NOT NULL REFERENCES client_group (id),
  client_id BIGINT NOT NULL REFERENCES client (id),
  joined_on VARCHAR(10) NOT NULL,
  left_on VARCHAR(10),
  PRIMARY KEY (group_id, client_id)
);
CREATE INDEX client_group_member_client ON client_group_member (client_id);
