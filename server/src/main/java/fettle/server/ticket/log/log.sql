-- name: log.append
INSERT INTO ticket_event (id, client_id, ticket_id, type, happened_at, logged_at, actor_kind, actor_id, value, reason,
                          from_at, until_at, other_id)
VALUES (:id, :scope_client, :ticket, :type, :at, :loggedAt, :actorKind, :actor, :value, :reason, :from, :until, :other)

-- name: log.of-ticket
SELECT e.type, e.happened_at, e.logged_at, e.actor_kind, e.actor_id, e.value, e.reason, e.from_at, e.until_at,
       e.other_id,
       (SELECT t.name FROM technician t WHERE t.id = e.actor_id AND e.actor_kind = 'TECHNICIAN') AS technician_name,
       (SELECT c.name FROM contact c WHERE c.id = e.actor_id AND e.actor_kind = 'CONTACT') AS contact_name
  FROM ticket_event e -- DERBY-PROPERTIES index=TICKET_EVENT_TICKET
 WHERE e.client_id = :scope_client AND e.ticket_id = :ticket
 ORDER BY e.happened_at, e.id

-- name: log.last
SELECT e.happened_at, e.logged_at, e.actor_kind, e.actor_id, t.name AS technician_name, c.name AS contact_name
  FROM ticket_event e
  LEFT JOIN technician t ON e.actor_kind = 'TECHNICIAN' AND t.id = e.actor_id
  LEFT JOIN contact c ON e.actor_kind = 'CONTACT' AND c.client_id = e.client_id AND c.id = e.actor_id
 WHERE e.client_id = :scope_client AND e.ticket_id = :ticket
 ORDER BY e.id DESC
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
