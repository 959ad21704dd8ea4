-- Credits for each broken promise instead of by bands (DOMAIN 2.8): whether every one of a ticket earns its own.
ALTER TABLE contract_version ADD COLUMN credit_every BOOLEAN DEFAULT FALSE NOT NULL;

-- What a broken promise of a priority gives back.
CREATE TABLE contract_case_credit (
  client_id BIGINT NOT NULL,
  version_id BIGINT NOT NULL,
  priority VARCHAR(2) NOT NULL,
  amount_minor BIGINT NOT NULL,
  currency VARCHAR(3) NOT NULL,
  PRIMARY KEY (version_id, priority),
  FOREIGN KEY (client_id, version_id) REFERENCES contract_version (client_id, id)
);
