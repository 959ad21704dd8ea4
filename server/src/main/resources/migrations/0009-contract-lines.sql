-- The priced lines of contract versions, in the order in which work uses them up (DOMAIN 3.1). What a kind of line does
-- not have is NULL.
CREATE TABLE contract_line (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  version_id BIGINT NOT NULL,
  position INTEGER NOT NULL,
  kind VARCHAR(20) NOT NULL,
  name VARCHAR(120) NOT NULL,
  currency VARCHAR(3) NOT NULL,
  -- The fee, amount, price or cost; seats have theirs in tiers.
  price_minor BIGINT,
  -- What an hour costs: of work by the hour, of a retainer, or once an allowance or a block is used up.
  hourly_minor BIGINT,
  seat VARCHAR(10),
  least_seats INTEGER,
  -- Exact minutes of an allowance or a block, as '1200' or '33340/1111'.
  minutes VARCHAR(60),
  period VARCHAR(10),
  rollover_periods INTEGER,
  rollover_cap VARCHAR(60),
  prorated BOOLEAN,
  -- The day of purchase of a block, or of delivery of a one-off; and the last day of a block.
  from_day VARCHAR(10),
  last_day VARCHAR(10),
  -- How work counts, for lines that take work; without a calendar all hours count alike.
  increment_minutes INTEGER,
  minimum_minutes INTEGER,
  rounding VARCHAR(20),
  counted_per VARCHAR(20),
  calendar_id BIGINT REFERENCES calendar (id),
  after_hours VARCHAR(10),
  UNIQUE (client_id, id),
  FOREIGN KEY (client_id, version_id) REFERENCES contract_version (client_id, id)
);
CREATE INDEX contract_line_version ON contract_line (client_id, version_id);

-- What work a line covers: the first rule that speaks of it decides, and the last one speaks of all work. Names and ids
-- stand one to a line; none speaks of all.
CREATE TABLE contract_line_rule (
  client_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  position INTEGER NOT NULL,
  covers BOOLEAN NOT NULL,
  services VARCHAR(2000) NOT NULL,
  kinds VARCHAR(2000) NOT NULL,
  people VARCHAR(2000) NOT NULL,
  hours VARCHAR(20) NOT NULL,
  PRIMARY KEY (line_id, position),
  FOREIGN KEY (client_id, line_id) REFERENCES contract_line (client_id, id)
);

-- How much a minute of a kind of work counts.
CREATE TABLE contract_line_kind (
  client_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  kind VARCHAR(120) NOT NULL,
  multiplier VARCHAR(10) NOT NULL,
  PRIMARY KEY (line_id, kind),
  FOREIGN KEY (client_id, line_id) REFERENCES contract_line (client_id, id)
);

-- The price of each seat once there are so many.
CREATE TABLE contract_line_tier (
  client_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  from_seats INTEGER NOT NULL,
  price_minor BIGINT NOT NULL,
  PRIMARY KEY (line_id, from_seats),
  FOREIGN KEY (client_id, line_id) REFERENCES contract_line (client_id, id)
);

-- How many seats there are from a day on.
CREATE TABLE contract_line_seats (
  client_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  valid_from VARCHAR(10) NOT NULL,
  seats INTEGER NOT NULL,
  PRIMARY KEY (line_id, valid_from),
  FOREIGN KEY (client_id, line_id) REFERENCES contract_line (client_id, id)
);
