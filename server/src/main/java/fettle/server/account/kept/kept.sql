-- name: kept.insert-case
INSERT INTO closed_case (client_id, month_closed, ticket_id, ticket_number, subject, commitment, instance, measure,
       priority, met, still_open, live, counted_seconds, known_at)
VALUES (:scope_client, :month, :ticket, :number, :subject, :commitment, :instance, :measure,
       :priority, :met, :open, :live, :counted, :knownAt)

-- name: kept.insert-adjustment
INSERT INTO closed_adjustment (client_id, month_closed, concerns, ticket_number, commitment, met_before, broken_before,
       met_after, broken_after, credit_minor, currency)
VALUES (:scope_client, :month, :concerns, :number, :commitment, :metBefore, :brokenBefore,
       :metAfter, :brokenAfter, :credit, :currency)

-- name: kept.insert-credit
INSERT INTO closed_credit (client_id, month_closed, concerns, amount_minor, currency)
VALUES (:scope_client, :month, :concerns, :amount, :currency)

-- name: kept.cases
SELECT ticket_id, ticket_number, subject, commitment, instance, measure, priority, met, still_open, live, counted_seconds,
       known_at
  FROM closed_case
 WHERE client_id = :scope_client AND month_closed = :month
 ORDER BY known_at, ticket_number, commitment, instance

-- name: kept.adjustments
SELECT month_closed, concerns, ticket_number, commitment, met_before, broken_before, met_after, broken_after,
       credit_minor, currency
  FROM closed_adjustment
 WHERE client_id = :scope_client
 ORDER BY month_closed, concerns, ticket_number, commitment

-- name: kept.credits
SELECT month_closed, concerns, amount_minor, currency
  FROM closed_credit
 WHERE client_id = :scope_client
 ORDER BY month_closed, concerns

-- name: kept.no-longer-so
SELECT DISTINCT c.month_closed, c.ticket_number
  FROM closed_case c
 WHERE c.client_id = :scope_client AND c.measure <> 'RAW'
   AND NOT EXISTS (SELECT 1
                     FROM sla_outcome o
                     JOIN ticket t ON t.client_id = o.client_id AND t.id = o.ticket_id
                    WHERE o.client_id = :scope_client AND t.number = c.ticket_number AND o.commitment = c.commitment
                      AND o.measure <> 'RAW' AND o.met = c.met AND o.known_at = c.known_at)

-- name: kept.not-so-before
SELECT DISTINCT t.number, o.known_at
  FROM sla_outcome o
  JOIN ticket t ON t.client_id = o.client_id AND t.id = o.ticket_id
 WHERE o.client_id = :scope_client AND o.known_at >= :since AND o.known_at < :until AND o.measure <> 'RAW'
   AND NOT EXISTS (SELECT 1
                     FROM closed_case c
                    WHERE c.client_id = :scope_client AND c.ticket_number = t.number AND c.commitment = o.commitment
                      AND c.measure <> 'RAW' AND c.met = o.met AND c.known_at = o.known_at)
