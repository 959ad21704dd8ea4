-- What a line of a contract still held when the contract was taken over in mid-period: exact minutes.
CREATE TABLE contract_opening (
  client_id BIGINT NOT NULL,
  contract_id BIGINT NOT NULL,
  line_name VARCHAR(120) NOT NULL,
  minutes VARCHAR(60) NOT NULL,
  PRIMARY KEY (contract_id, line_name),
  FOREIGN KEY (client_id, contract_id) REFERENCES contract (client_id, id)
);
