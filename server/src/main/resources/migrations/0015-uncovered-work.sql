-- A ticket whose work no line of a contract covers or prices, while nobody has decided who pays (DOMAIN 6.3, M2-17): what
-- was worked out last from contracts and time, for the rules that look at a ticket.
CREATE TABLE uncovered_work (
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL PRIMARY KEY,
  since BIGINT NOT NULL,
  minutes INTEGER NOT NULL,
  lack VARCHAR(12) NOT NULL,
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX uncovered_work_client ON uncovered_work (client_id);

-- Something has happened to a client that may change what its contract covers. A row for each time, so that nobody
-- waits for anybody.
CREATE TABLE cover_mark (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL REFERENCES client (id)
);
