-- Whose tickets mail from strangers becomes, where the mailbox opens such mail.
ALTER TABLE mailbox ADD COLUMN default_client BIGINT REFERENCES client (id);
-- The last lines of mails from here, and the language of what is written by itself.
ALTER TABLE mailbox ADD COLUMN signature VARCHAR(2000);
ALTER TABLE mailbox ADD COLUMN language VARCHAR(12) DEFAULT 'en' NOT NULL;

-- Where mails are put on the server once it is known what became of them. Empty: they stay where they are.
ALTER TABLE mailbox ADD COLUMN accepted_folder VARCHAR(200);
ALTER TABLE mailbox ADD COLUMN ignored_folder VARCHAR(200);
ALTER TABLE mailbox ADD COLUMN held_folder VARCHAR(200);

-- What becomes of the mail that is there when a mailbox is first read, and where that ended: the first number that
-- was not yet given out then.
ALTER TABLE mailbox ADD COLUMN first_read VARCHAR(10) DEFAULT 'ALL' NOT NULL;
ALTER TABLE mailbox ADD COLUMN begun_at BIGINT;
ALTER TABLE mailbox ADD COLUMN begun_validity BIGINT;
ALTER TABLE mailbox ADD COLUMN begun_uid BIGINT;

-- Further addresses whose mail is this mailbox's.
CREATE TABLE mailbox_address (
  address VARCHAR(254) NOT NULL PRIMARY KEY,
  mailbox_id BIGINT NOT NULL REFERENCES mailbox (id)
);
CREATE INDEX mailbox_addresses ON mailbox_address (mailbox_id);
