-- name: review.last
SELECT MAX(reviewed_at) AS reviewed_at
  FROM review
 WHERE client_id = :scope_client AND ticket_id = :ticket

-- name: review.lock
UPDATE ticket
   SET sort_at = sort_at
 WHERE client_id = :scope_client AND id = :ticket

-- name: review.insert
INSERT INTO review (id, client_id, ticket_id, handler_id, rules, opened_at, verdict, line, reviewer_id, reviewed_at)
VALUES (:id, :scope_client, :ticket, :handler, :rules, :openedAt, :verdict, :line, :reviewer, :now)

-- name: review.of-ticket
SELECT r.id, r.client_id, r.ticket_id, t.number, t.subject, r.handler_id, h.name AS handler_name, r.rules, r.opened_at,
       r.verdict, r.line, r.reviewer_id, v.name AS reviewer_name, r.reviewed_at
  FROM review r
  JOIN ticket t ON t.client_id = r.client_id AND t.id = r.ticket_id
  JOIN technician v ON v.id = r.reviewer_id
  LEFT JOIN technician h ON h.id = r.handler_id
 WHERE r.client_id = :scope_client AND r.ticket_id = :ticket

-- name: review.since
-- all clients: the desk reviews the work for all clients
SELECT r.id, r.client_id, r.ticket_id, t.number, t.subject, r.handler_id, h.name AS handler_name, r.rules, r.opened_at,
       r.verdict, r.line, r.reviewer_id, v.name AS reviewer_name, r.reviewed_at
  FROM review r
  JOIN ticket t ON t.client_id = r.client_id AND t.id = r.ticket_id
  JOIN technician v ON v.id = r.reviewer_id
  LEFT JOIN technician h ON h.id = r.handler_id
 WHERE r.reviewed_at >= :since
 ORDER BY r.reviewed_at, r.id
OFFSET 0 ROWS FETCH NEXT :most ROWS ONLY

-- name: review.told
-- all clients: a technician works for all clients
SELECT r.id, r.client_id, r.ticket_id, t.number, t.subject, r.handler_id, h.name AS handler_name, r.rules, r.opened_at,
       r.verdict, r.line, r.reviewer_id, v.name AS reviewer_name, r.reviewed_at
  FROM review r
  JOIN ticket t ON t.client_id = r.client_id AND t.id = r.ticket_id
  JOIN technician v ON v.id = r.reviewer_id
  JOIN technician h ON h.id = r.handler_id
 WHERE r.handler_id = :handler
 ORDER BY r.reviewed_at DESC, r.id DESC
OFFSET 0 ROWS FETCH NEXT :most ROWS ONLY
