-- name: alarm.standings
SELECT b.id, b.address, b.imap_host, b.state, b.state_words, b.failures, b.failing_since,
       b.mail_at AS newest,
       (SELECT MIN(w.received_at) FROM inbound_mail w WHERE w.mailbox_id = b.id AND w.outcome = 'WAITING') AS oldest_waiting
  FROM mailbox b
 WHERE b.active = TRUE

-- name: alarm.arrivals
SELECT received_at
  FROM inbound_mail
 WHERE mailbox_id = :id AND received_at >= :since AND history = FALSE
 ORDER BY received_at DESC
OFFSET 0 ROWS FETCH NEXT :most ROWS ONLY

-- name: alarm.floods
SELECT mailbox_id, owner, COUNT(*) AS mails
  FROM inbound_mail
 WHERE received_at >= :since AND history = FALSE AND owner <> '' AND mailbox_id IS NOT NULL
 GROUP BY mailbox_id, owner
HAVING COUNT(*) >= :many
 ORDER BY 3 DESC, 2

-- name: alarm.open
SELECT a.mailbox_id, b.address, a.kind, a.words, a.raised_at
  FROM mailbox_alarm a
  JOIN mailbox b ON b.id = a.mailbox_id
 ORDER BY a.raised_at, a.mailbox_id, a.kind

-- name: alarm.raise
INSERT INTO mailbox_alarm (mailbox_id, kind, words, raised_at)
VALUES (:id, :kind, :words, :now)

-- name: alarm.say
UPDATE mailbox_alarm
   SET words = :words
 WHERE mailbox_id = :id AND kind = :kind

-- name: alarm.clear
DELETE FROM mailbox_alarm
 WHERE mailbox_id = :id AND kind = :kind
