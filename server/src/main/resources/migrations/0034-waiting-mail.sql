-- All that tells which mails are next: without the instant Derby reads and sorts every mail that waits.
DROP INDEX inbound_turn;
CREATE INDEX inbound_turn ON inbound_mail (outcome, turn, id, next_attempt_at);
