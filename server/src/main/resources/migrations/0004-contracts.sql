CREATE TABLE calendar (
  id BIGINT NOT NULL PRIMARY KEY,
  name VARCHAR(80) NOT NULL UNIQUE
);

-- weekly and exceptions in the textual form of DOMAIN 1.1: 'mon-fri 09:00-17:30;sat 10:00-14:00', '2026-12-25=closed'.
CREATE TABLE calendar_version (
  calendar_id BIGINT NOT NULL REFERENCES calendar (id),
  valid_from VARCHAR(10) NOT NULL,
  zone VARCHAR(60) NOT NULL,
  weekly VARCHAR(1000) NOT NULL,
  exceptions VARCHAR(8000) NOT NULL,
  PRIMARY KEY (calendar_id, valid_from)
);

CREATE TABLE contract (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL REFERENCES client (id),
  name VARCHAR(120) NOT NULL,
  currency VARCHAR(3) NOT NULL,
  starts_on VARCHAR(10) NOT NULL,
  ends_on VARCHAR(10),
  -- How it runs and is renewed (DOMAIN 3.8); none where it runs until further notice.
  term_months INTEGER,
  notice_days INTEGER,
  uplift_basis_points INTEGER,
  renews BOOLEAN,
  created_at BIGINT NOT NULL,
  UNIQUE (client_id, id)
);

-- The terms from a day (included) to a day (excluded, none: until further notice).
CREATE TABLE contract_version (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  contract_id BIGINT NOT NULL,
  valid_from VARCHAR(10) NOT NULL,
  valid_until VARCHAR(10),
  calendar_id BIGINT NOT NULL REFERENCES calendar (id),
  pausing VARCHAR(300) NOT NULL,
  reopen_mode VARCHAR(10) NOT NULL,
  reopen_days INTEGER NOT NULL,
  strict_due BOOLEAN NOT NULL,
  warning_points VARCHAR(40) NOT NULL,
  attainment_target INTEGER NOT NULL,
  small_sample INTEGER NOT NULL,
  credit_bands VARCHAR(200) NOT NULL,
  credit_cap INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  created_by BIGINT,
  UNIQUE (client_id, id),
  UNIQUE (contract_id, valid_from),
  FOREIGN KEY (client_id, contract_id) REFERENCES contract (client_id, id)
);

CREATE TABLE sla_target (
  client_id BIGINT NOT NULL,
  version_id BIGINT NOT NULL,
  priority VARCHAR(2) NOT NULL,
  calendar_id BIGINT REFERENCES calendar (id),
  response_minutes INTEGER,
  update_minutes INTEGER,
  resolution_minutes INTEGER,
  PRIMARY KEY (version_id, priority),
  FOREIGN KEY (client_id, version_id) REFERENCES contract_version (client_id, id)
);

-- Licences, tools, suppliers, travel: to the month they serve (DOMAIN 4.3).
CREATE TABLE direct_cost (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL REFERENCES client (id),
  cost_month VARCHAR(7) NOT NULL,
  label VARCHAR(120) NOT NULL,
  amount_minor BIGINT NOT NULL,
  currency VARCHAR(3) NOT NULL
);
CREATE INDEX direct_cost_month ON direct_cost (client_id, cost_month);

-- Whose work we need for ours, and within how much of their open time they owe it (DOMAIN 2.6).
CREATE TABLE supplier (
  id BIGINT NOT NULL PRIMARY KEY,
  name VARCHAR(80) NOT NULL UNIQUE,
  calendar_id BIGINT NOT NULL REFERENCES calendar (id),
  target_minutes INTEGER NOT NULL,
  phone VARCHAR(40),
  email VARCHAR(254),
  active BOOLEAN NOT NULL,
  version INTEGER NOT NULL
);
