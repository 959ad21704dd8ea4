-- Senders whose mail is held whatever else speaks for it: one address, or all of a domain.
CREATE TABLE blocked_sender (
  id BIGINT NOT NULL PRIMARY KEY,
  sender VARCHAR(254) NOT NULL UNIQUE,
  blocked_by BIGINT NOT NULL REFERENCES technician (id),
  blocked_at BIGINT NOT NULL
);

-- What people made of held mails, with what is needed to take it back. Rows stay when they are taken back.
CREATE TABLE intake_verdict (
  id BIGINT NOT NULL PRIMARY KEY,
  mail_id BIGINT NOT NULL REFERENCES inbound_mail (id),
  verdict VARCHAR(10) NOT NULL,
  blocked VARCHAR(254),
  earlier_reason VARCHAR(30) NOT NULL,
  earlier_words VARCHAR(500) NOT NULL,
  decided_by BIGINT NOT NULL REFERENCES technician (id),
  decided_at BIGINT NOT NULL,
  undone_by BIGINT REFERENCES technician (id),
  undone_at BIGINT
);
CREATE INDEX intake_verdict_mail ON intake_verdict (mail_id, id);
