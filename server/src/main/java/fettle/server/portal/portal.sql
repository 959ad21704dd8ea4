-- name: portal.request
SELECT t.id, t.number, t.subject, t.received_at, t.channel, t.contact_id, c.name AS asker, t.type, t.priority,
       t.users_affected, t.stage, t.pause_reason, t.follow_up_at, o.name AS owner_name, t.promise, t.promise_at,
       p.name AS promised_name, t.resolved_at, t.closed_at
  FROM ticket t
  LEFT JOIN contact c ON c.client_id = t.client_id AND c.id = t.contact_id
  LEFT JOIN technician o ON o.id = t.owner_id
  LEFT JOIN technician p ON p.id = t.promised_by
 WHERE t.client_id = :scope_client AND t.number = :number
   AND (t.contact_id = :contact
        OR EXISTS (SELECT 1 FROM ticket_participant w
                    WHERE w.client_id = t.client_id AND w.ticket_id = t.id AND w.contact_id = :contact))

-- name: portal.open
SELECT t.id, t.number, t.subject, t.received_at, t.channel, t.contact_id, c.name AS asker, t.type, t.priority,
       t.users_affected, t.stage, t.pause_reason, t.follow_up_at, o.name AS owner_name, t.promise, t.promise_at,
       p.name AS promised_name, t.resolved_at, t.closed_at
  FROM ticket t
  LEFT JOIN contact c ON c.client_id = t.client_id AND c.id = t.contact_id
  LEFT JOIN technician o ON o.id = t.owner_id
  LEFT JOIN technician p ON p.id = t.promised_by
 WHERE t.client_id = :scope_client AND t.stage <> 'CLOSED'
   AND (t.contact_id = :contact
        OR EXISTS (SELECT 1 FROM ticket_participant w
                    WHERE w.client_id = t.client_id AND w.ticket_id = t.id AND w.contact_id = :contact))
 ORDER BY t.is_open DESC, t.received_at DESC, t.id DESC
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: portal.closed
SELECT t.id, t.number, t.subject, t.received_at, t.channel, t.contact_id, c.name AS asker, t.type, t.priority,
       t.users_affected, t.stage, t.pause_reason, t.follow_up_at, o.name AS owner_name, t.promise, t.promise_at,
       p.name AS promised_name, t.resolved_at, t.closed_at
  FROM ticket t
  LEFT JOIN contact c ON c.client_id = t.client_id AND c.id = t.contact_id
  LEFT JOIN technician o ON o.id = t.owner_id
  LEFT JOIN technician p ON p.id = t.promised_by
 WHERE t.client_id = :scope_client AND t.stage = 'CLOSED' AND t.merged_into IS NULL
   AND (t.contact_id = :contact
        OR EXISTS (SELECT 1 FROM ticket_participant w
                    WHERE w.client_id = t.client_id AND w.ticket_id = t.id AND w.contact_id = :contact))
 ORDER BY t.received_at DESC, t.id DESC
OFFSET :offset ROWS FETCH NEXT :atMost ROWS ONLY

-- name: portal.sees
SELECT t.id
  FROM ticket t
 WHERE t.client_id = :scope_client AND t.id = :ticket
   AND (t.contact_id = :contact
        OR EXISTS (SELECT 1 FROM ticket_participant w
                    WHERE w.client_id = t.client_id AND w.ticket_id = t.id AND w.contact_id = :contact))

-- name: portal.to-approve
SELECT a.ticket_id, a.contact_id, a.contact_name
  FROM approval a
  JOIN ticket t ON t.client_id = a.client_id AND t.id = a.ticket_id
 WHERE a.client_id = :scope_client AND a.ending IS NULL AND t.pause_reason = 'CLIENT_APPROVAL'
   AND (t.contact_id = :contact
        OR EXISTS (SELECT 1 FROM ticket_participant w
                    WHERE w.client_id = t.client_id AND w.ticket_id = t.id AND w.contact_id = :contact))
 ORDER BY a.id

-- name: portal.owed
SELECT k.ticket_id, k.commitment, k.due_at
  FROM sla_clock k
  JOIN ticket t ON t.client_id = k.client_id AND t.id = k.ticket_id
 WHERE k.client_id = :scope_client AND k.state = 'RUNNING' AND k.due_at IS NOT NULL AND t.is_open = TRUE
   AND (t.contact_id = :contact
        OR EXISTS (SELECT 1 FROM ticket_participant w
                    WHERE w.client_id = t.client_id AND w.ticket_id = t.id AND w.contact_id = :contact))
 ORDER BY k.due_at
OFFSET 0 ROWS FETCH NEXT 1000 ROWS ONLY
