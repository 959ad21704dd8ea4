-- What passed between us and a supplier about a ticket. Like internal notes, it is in a table of its own: no client
-- reads it.
CREATE TABLE supplier_message (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  supplier_id BIGINT NOT NULL REFERENCES supplier (id),
  -- Whether one of us wrote it.
  ours BOOLEAN NOT NULL,
  author_name VARCHAR(120) NOT NULL,
  automatic BOOLEAN NOT NULL,
  happened_at BIGINT NOT NULL,
  logged_at BIGINT NOT NULL,
  body ${text} NOT NULL,
  visible_body ${text} NOT NULL,
  raw_sha256 VARCHAR(64),
  message_id VARCHAR(998),
  merged_from BIGINT,
  UNIQUE (client_id, id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX supplier_message_ticket ON supplier_message (ticket_id, happened_at, id);

CREATE TABLE supplier_file (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  position INTEGER NOT NULL,
  name VARCHAR(250) NOT NULL,
  size BIGINT NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  UNIQUE (client_id, id),
  FOREIGN KEY (client_id, message_id) REFERENCES supplier_message (client_id, id) DEFERRABLE
);
CREATE INDEX supplier_file_message ON supplier_file (message_id, position);
