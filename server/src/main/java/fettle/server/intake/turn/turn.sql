-- name: turn.waiting
SELECT mailbox_id, owner, MAX(turn) AS last_turn
  FROM inbound_mail
 WHERE outcome = 'WAITING'
 GROUP BY mailbox_id, owner

-- name: turn.first
SELECT turn
  FROM inbound_mail
 WHERE outcome = 'WAITING'
 ORDER BY turn, id
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
