-- A client's month whose bill has gone out: with what was known then, it stays as it was (DOMAIN 3.7). What is written
-- down later is charged in a later month.
CREATE TABLE closed_month (
  client_id BIGINT NOT NULL REFERENCES client (id),
  month_closed VARCHAR(7) NOT NULL,
  closed_at BIGINT NOT NULL,
  closed_by BIGINT NOT NULL,
  currency VARCHAR(3),
  -- The work as it was settled, a line for each piece: id, minutes, what it was to the contract, charged, labour.
  inputs ${text} NOT NULL,
  PRIMARY KEY (client_id, month_closed)
);

-- The figures of a closed month as they were sent, in minor units or counts.
CREATE TABLE closed_figure (
  client_id BIGINT NOT NULL,
  month_closed VARCHAR(7) NOT NULL,
  figure VARCHAR(40) NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (client_id, month_closed, figure),
  FOREIGN KEY (client_id, month_closed) REFERENCES closed_month (client_id, month_closed)
);
