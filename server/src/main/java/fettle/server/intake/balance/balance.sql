-- name: balance.begin
INSERT INTO intake_count (id, mailbox_id, quarter, mails)
VALUES (:id, :mailboxId, :quarter, 0)

-- name: balance.count
UPDATE intake_count
   SET mails = mails + 1
 WHERE id = :id

-- name: balance.arrived
SELECT mailbox_id, SUM(mails) AS mails
  FROM intake_count
 WHERE quarter >= :first AND quarter < :behind
 GROUP BY mailbox_id

-- name: balance.became
SELECT mailbox_id, outcome, COUNT(*) AS mails
  FROM inbound_mail
 WHERE received_at >= :from AND received_at < :until
 GROUP BY mailbox_id, outcome
