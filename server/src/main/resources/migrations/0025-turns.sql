-- Whose mails wait for each other, and in which order all are sorted: both known from the moment a mail is taken.
ALTER TABLE inbound_mail ADD COLUMN owner VARCHAR(254) DEFAULT '' NOT NULL;
ALTER TABLE inbound_mail ADD COLUMN turn BIGINT DEFAULT 0 NOT NULL;
DROP INDEX inbound_waiting;
CREATE INDEX inbound_turn ON inbound_mail (outcome, turn, id);
