-- How long a mailbox has been failing, how often in a row, and when it last worked.
ALTER TABLE mailbox ADD COLUMN failures INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE mailbox ADD COLUMN failing_since BIGINT;
ALTER TABLE mailbox ADD COLUMN worked_at BIGINT;

-- Mails that are to be put into a folder of their mailbox once it is known what became of them.
CREATE TABLE mail_to_file (
  mail_id BIGINT NOT NULL PRIMARY KEY REFERENCES inbound_mail (id),
  mailbox_id BIGINT NOT NULL REFERENCES mailbox (id)
);
CREATE INDEX mail_to_file_mailbox ON mail_to_file (mailbox_id, mail_id);
