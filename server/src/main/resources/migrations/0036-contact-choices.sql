-- Which of our mails a contact wants. Whoever has no row has never chosen.
CREATE TABLE contact_choice (
  client_id BIGINT NOT NULL,
  contact_id BIGINT NOT NULL,
  replies VARCHAR(6) NOT NULL,
  acknowledged BOOLEAN NOT NULL,
  digest BOOLEAN NOT NULL,
  -- The Monday of the last week whose summary went out.
  digest_week VARCHAR(10) NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (client_id, contact_id),
  FOREIGN KEY (client_id, contact_id) REFERENCES contact (client_id, id)
);

-- Where mail programs tell us that its reader wants no more such mail.
ALTER TABLE outbound_mail ADD COLUMN unsubscribe VARCHAR(500);
