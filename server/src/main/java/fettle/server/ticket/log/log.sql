-- name: log.append
INSERT INTO ticket_event (id, client_id, ticket_id, type, happened_at, logged_at, actor_kind, actor_id, value, reason,
                          from_at, until_at, other_id)
VALUES (:id, :scope_client, :ticket, :type, :at, :loggedAt, :actorKind, :actor, :value, :reason, :from, :until, :other)

-- name: log.of-ticket
SELECT e.id, e.type, e.happened_at, e.logged_at, e.actor_kind, e.actor_id, e.value, e.reason, e.from_at,
       e.until_at, e.other_id
  FROM ticket_event e -- DERBY-PROPERTIES index=TICKET_EVENT_TICKET
 WHERE e.client_id = :scope_client AND e.ticket_id = :ticket

-- name: log.of-received
SELECT e.ticket_id, e.type, e.happened_at, e.logged_at, e.actor_kind, e.actor_id, e.value, e.reason, e.from_at,
       e.until_at, e.other_id
  FROM ticket t
  JOIN ticket_event e ON e.client_id = t.client_id AND e.ticket_id = t.id
 WHERE t.client_id = :scope_client AND t.received_at >= :since AND t.received_at < :until
   AND t.merged_into IS NULL AND t.imported = FALSE
 ORDER BY e.ticket_id, e.happened_at, e.id

-- name: log.technician
SELECT name FROM technician WHERE id = :id

-- name: log.contact
SELECT name FROM contact WHERE client_id = :scope_client AND id = :id

-- name: log.contact-of-before
-- all clients: a ticket may have been another client's before, whose people the desk still names
SELECT c.name
  FROM contact c
 WHERE c.id = :id
   AND EXISTS (SELECT 1
                 FROM ticket_event e
                WHERE e.client_id = :scope_client AND e.ticket_id = :ticket AND e.actor_id = c.id)

-- name: log.last
SELECT e.happened_at, e.logged_at, e.actor_kind, e.actor_id
  FROM ticket_event e
 WHERE e.client_id = :scope_client AND e.ticket_id = :ticket
 ORDER BY e.id DESC
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
