-- An exception of DOMAIN 6.1. open_key holds rule and subject while it is open, so that there is one at most.
CREATE TABLE finding (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  rule VARCHAR(6) NOT NULL,
  severity VARCHAR(6) NOT NULL,
  words VARCHAR(500) NOT NULL,
  opened_at BIGINT NOT NULL,
  late BOOLEAN NOT NULL,
  owner_id BIGINT REFERENCES technician (id),
  group_id BIGINT REFERENCES resolver_group (id),
  acknowledged_by BIGINT REFERENCES technician (id),
  acknowledged_at BIGINT,
  snoozed_until BIGINT,
  snooze_reason VARCHAR(250),
  cleared_at BIGINT,
  cleared_how VARCHAR(250),
  open_key VARCHAR(60) UNIQUE,
  UNIQUE (client_id, id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX finding_ticket ON finding (ticket_id, opened_at, id);
CREATE INDEX finding_opened ON finding (opened_at);
CREATE INDEX finding_cleared ON finding (cleared_at);

-- When a rule is to look at a ticket again: instants known in advance.
CREATE TABLE monitor_trigger (
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  rule VARCHAR(6) NOT NULL,
  fires_at BIGINT NOT NULL,
  severity VARCHAR(6) NOT NULL,
  PRIMARY KEY (ticket_id, rule, fires_at),
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX monitor_trigger_due ON monitor_trigger (fires_at);

-- A second person's verdict on how a ticket was handled. What waits for one is the open findings of such rules.
CREATE TABLE review (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  handler_id BIGINT REFERENCES technician (id),
  rules VARCHAR(60) NOT NULL,
  opened_at BIGINT NOT NULL,
  verdict VARCHAR(10) NOT NULL,
  line VARCHAR(500) NOT NULL,
  reviewer_id BIGINT NOT NULL REFERENCES technician (id),
  reviewed_at BIGINT NOT NULL,
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX review_ticket ON review (ticket_id);
CREATE INDEX review_reviewed ON review (reviewed_at);
CREATE INDEX review_handler ON review (handler_id, reviewed_at);
