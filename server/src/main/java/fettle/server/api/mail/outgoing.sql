-- name: api.outgoing
-- all clients: programs of the desk list the mail that went out to everybody
SELECT m.id, m.ticket_id, t.number, m.from_address, m.subject, m.message_id, m.automatic, m.created_at
  FROM outbound_mail m
  LEFT JOIN ticket t ON t.client_id = m.client_id AND t.id = m.ticket_id
 WHERE m.id < :before
   AND (:anyTicket = 1 OR t.number = :number)
 ORDER BY m.id DESC
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: api.outgoing-recipients
-- all clients: programs of the desk list the mail that went out to everybody
SELECT outbound_id, id, address, name, state, attempts, last_error, decided_at
  FROM outbound_recipient
 WHERE outbound_id >= :lowest AND outbound_id <= :highest
 ORDER BY outbound_id, id
