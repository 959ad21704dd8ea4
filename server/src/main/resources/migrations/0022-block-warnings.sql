-- That so many per cent of a block are used (DOMAIN 3.5): told once for each, and cleared when a new block is bought.
CREATE TABLE block_warning (
  client_id BIGINT NOT NULL,
  contract_id BIGINT NOT NULL,
  line_name VARCHAR(120) NOT NULL,
  percent INTEGER NOT NULL,
  reached_at BIGINT NOT NULL,
  cleared_at BIGINT,
  PRIMARY KEY (contract_id, line_name, percent),
  FOREIGN KEY (client_id, contract_id) REFERENCES contract (client_id, id)
);
CREATE INDEX block_warning_open ON block_warning (client_id, cleared_at);
