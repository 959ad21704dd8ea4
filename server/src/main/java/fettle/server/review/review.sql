-- name: review.last
SELECT MAX(reviewed_at) AS reviewed_at
  FROM review
 WHERE client_id = :scope_client AND ticket_id = :ticket
