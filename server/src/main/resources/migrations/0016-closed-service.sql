-- The promises of a closed month as they were sent (DOMAIN 2.8): what is found out later is told in a later month.
CREATE TABLE closed_case (
  client_id BIGINT NOT NULL,
  month_closed VARCHAR(7) NOT NULL,
  ticket_id BIGINT NOT NULL,
  ticket_number BIGINT NOT NULL,
  subject VARCHAR(250) NOT NULL,
  commitment VARCHAR(10) NOT NULL,
  instance INTEGER NOT NULL,
  -- As in sla_outcome: BOTH, or RAW and ADJUSTED where something was left out.
  measure VARCHAR(8) NOT NULL,
  priority VARCHAR(2) NOT NULL,
  met BOOLEAN NOT NULL,
  still_open BOOLEAN NOT NULL,
  live BOOLEAN NOT NULL,
  counted_seconds BIGINT NOT NULL,
  known_at BIGINT NOT NULL,
  PRIMARY KEY (client_id, month_closed, ticket_number, commitment, instance, measure),
  FOREIGN KEY (client_id, month_closed) REFERENCES closed_month (client_id, month_closed)
);

-- What a closed month lists as found out about a month closed before it.
CREATE TABLE closed_adjustment (
  client_id BIGINT NOT NULL,
  month_closed VARCHAR(7) NOT NULL,
  concerns VARCHAR(7) NOT NULL,
  ticket_number BIGINT NOT NULL,
  commitment VARCHAR(10) NOT NULL,
  met_before INTEGER NOT NULL,
  broken_before INTEGER NOT NULL,
  met_after INTEGER NOT NULL,
  broken_after INTEGER NOT NULL,
  -- What the ticket gives back more or less by itself; none where credits do not go by case.
  credit_minor BIGINT,
  currency VARCHAR(3),
  PRIMARY KEY (client_id, month_closed, concerns, ticket_number, commitment),
  FOREIGN KEY (client_id, month_closed) REFERENCES closed_month (client_id, month_closed)
);

-- What a closed month gives back for broken promises: for itself, and more or less for months closed before it.
CREATE TABLE closed_credit (
  client_id BIGINT NOT NULL,
  month_closed VARCHAR(7) NOT NULL,
  concerns VARCHAR(7) NOT NULL,
  amount_minor BIGINT NOT NULL,
  currency VARCHAR(3),
  PRIMARY KEY (client_id, month_closed, concerns),
  FOREIGN KEY (client_id, month_closed) REFERENCES closed_month (client_id, month_closed)
);
