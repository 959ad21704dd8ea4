CREATE TABLE technician (
  id BIGINT NOT NULL PRIMARY KEY,
  email VARCHAR(254) NOT NULL UNIQUE,
  name VARCHAR(120) NOT NULL,
  role VARCHAR(20) NOT NULL,
  password_hash VARCHAR(200),
  active BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE resolver_group (
  id BIGINT NOT NULL PRIMARY KEY,
  name VARCHAR(80) NOT NULL UNIQUE,
  level INTEGER NOT NULL
);

CREATE TABLE group_member (
  group_id BIGINT NOT NULL REFERENCES resolver_group (id),
  technician_id BIGINT NOT NULL REFERENCES technician (id),
  PRIMARY KEY (group_id, technician_id)
);

-- What an hour of a person costs, from a day on (DOMAIN 4.2); overhead_minor is added for the loaded rate.
CREATE TABLE labour_rate (
  technician_id BIGINT NOT NULL REFERENCES technician (id),
  valid_from VARCHAR(10) NOT NULL,
  rate_minor BIGINT NOT NULL,
  overhead_minor BIGINT NOT NULL,
  currency VARCHAR(3) NOT NULL,
  PRIMARY KEY (technician_id, valid_from)
);

CREATE TABLE desk_session (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  technician_id BIGINT NOT NULL REFERENCES technician (id),
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX desk_session_technician ON desk_session (technician_id);

-- One-time links for people of the desk: the first administrator, a new password.
CREATE TABLE staff_token (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  purpose VARCHAR(20) NOT NULL,
  technician_id BIGINT REFERENCES technician (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);

CREATE TABLE api_key (
  id BIGINT NOT NULL PRIMARY KEY,
  technician_id BIGINT NOT NULL REFERENCES technician (id),
  name VARCHAR(80) NOT NULL,
  key_hash VARCHAR(64) NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT,
  revoked_at BIGINT
);
