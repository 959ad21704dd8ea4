CREATE TABLE counter (
  name VARCHAR(40) NOT NULL PRIMARY KEY,
  next_value BIGINT NOT NULL
);
INSERT INTO counter (name, next_value) VALUES ('ticket', 1001);

CREATE TABLE job_lease (
  name VARCHAR(60) NOT NULL PRIMARY KEY,
  holder VARCHAR(60) NOT NULL,
  held_until BIGINT NOT NULL,
  fencing BIGINT NOT NULL
);

CREATE TABLE seal_check (
  name VARCHAR(40) NOT NULL PRIMARY KEY,
  sealed VARCHAR(500) NOT NULL
);

-- A form or request that may arrive twice carries a key; the second one gets the first one's answer.
CREATE TABLE request_key (
  request_key VARCHAR(80) NOT NULL PRIMARY KEY,
  made_at BIGINT NOT NULL,
  answer VARCHAR(200) NOT NULL
);
CREATE INDEX request_key_made ON request_key (made_at);

CREATE TABLE audit (
  id BIGINT NOT NULL PRIMARY KEY,
  noted_at BIGINT NOT NULL,
  technician_id BIGINT,
  what VARCHAR(60) NOT NULL,
  subject VARCHAR(200) NOT NULL,
  detail VARCHAR(1000) NOT NULL
);
CREATE INDEX audit_noted ON audit (noted_at);
