-- Mails as they were counted at the door, a quarter of an hour at a time, apart from the ledger's rows: so that the one
-- can be held against the other. No mailbox: mail for none of ours.
CREATE TABLE intake_count (
  id BIGINT NOT NULL PRIMARY KEY,
  mailbox_id BIGINT REFERENCES mailbox (id),
  quarter BIGINT NOT NULL,
  mails INTEGER NOT NULL
);
CREATE INDEX intake_count_quarter ON intake_count (quarter);

-- What is in the ledger already counts as counted: one row for each mail.
INSERT INTO intake_count (id, mailbox_id, quarter, mails)
SELECT id, mailbox_id, received_at / 900000, 1
  FROM inbound_mail;
