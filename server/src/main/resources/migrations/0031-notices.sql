-- What each of us wants to be told by mail, and when not. Whoever has no row has never chosen.
CREATE TABLE notice_choice (
  technician_id BIGINT NOT NULL PRIMARY KEY REFERENCES technician (id),
  -- Words with a space before and behind each, so that one of them can be looked for.
  kinds VARCHAR(200) NOT NULL,
  urgent VARCHAR(200) NOT NULL,
  zone VARCHAR(60) NOT NULL,
  quiet_from VARCHAR(5) NOT NULL,
  quiet_until VARCHAR(5) NOT NULL,
  quiet_weekend BOOLEAN NOT NULL,
  digest_at VARCHAR(5) NOT NULL,
  -- The last day whose summary went out.
  digest_day VARCHAR(10) NOT NULL,
  version INTEGER NOT NULL
);

-- What one of us is to be told of. It belongs to whoever is told and outlives what it is about.
CREATE TABLE notice_cause (
  id BIGINT NOT NULL PRIMARY KEY,
  technician_id BIGINT NOT NULL REFERENCES technician (id),
  kind VARCHAR(16) NOT NULL,
  -- At most one notice for a cause: 'REPLIED:<ticket>:<instant>', 'found:<finding>:ALARM'.
  cause VARCHAR(80) NOT NULL,
  about_ticket BIGINT NOT NULL,
  words VARCHAR(500) NOT NULL,
  created_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  -- Whether quiet hours held it back.
  held BOOLEAN NOT NULL,
  mailed_at BIGINT,
  UNIQUE (technician_id, cause)
);
CREATE INDEX notice_due ON notice_cause (mailed_at, due_at);
CREATE INDEX notice_ticket ON notice_cause (technician_id, about_ticket, mailed_at);
