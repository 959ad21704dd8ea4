-- name: survey.candidates
-- all clients: time passes for everybody
SELECT t.id, t.client_id, t.resolved_at
  FROM ticket t
  JOIN client c ON c.id = t.client_id
  JOIN contact p ON p.client_id = t.client_id AND p.id = t.contact_id
 WHERE t.stage IN ('RESOLVED', 'CLOSED') AND t.resolved_at >= :since AND t.resolved_at <= :until
   AND (t.resolved_at > :since OR t.id > :after)
   AND p.active = TRUE AND t.merged_into IS NULL AND t.imported = FALSE
   AND t.channel <> 'ALERT' AND t.type <> 'ALERT' AND t.sender_identity IN ('VERIFIED', 'KNOWN')
   AND c.reserved = FALSE AND c.active = TRUE
   AND NOT EXISTS (SELECT 1 FROM survey s WHERE s.ticket_id = t.id)
 ORDER BY t.resolved_at, t.id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: survey.insert
INSERT INTO survey (id, client_id, ticket_id, contact_id, contact_name, address, made_at, ends_at, passed_over)
VALUES (:id, :scope_client, :ticket, :contact, :contactName, :address, :now, :endsAt, :passedOver)

-- name: survey.anywhere
-- all clients: whose question a link answers shows only when it is found
SELECT id, client_id, ticket_id, contact_id, contact_name, address, made_at, ends_at, mark, words, answered_at
  FROM survey
 WHERE id = :id AND passed_over IS NULL

-- name: survey.of-ticket
SELECT id, client_id, ticket_id, contact_id, contact_name, address, made_at, ends_at, mark, words, answered_at
  FROM survey
 WHERE client_id = :scope_client AND ticket_id = :ticket AND passed_over IS NULL

-- name: survey.between
SELECT s.id, s.client_id, s.ticket_id, s.contact_id, s.contact_name, s.address, s.made_at, s.ends_at, s.mark, s.words,
       s.answered_at
  FROM survey s
 WHERE s.client_id = :scope_client AND s.made_at >= :since AND s.made_at < :until AND s.passed_over IS NULL
 ORDER BY s.id DESC

-- name: survey.answer
UPDATE survey
   SET mark = :mark, words = :words, answered_at = :now
 WHERE client_id = :scope_client AND id = :id

-- name: survey.asked-lately
-- all clients: the limit protects the person, for whomever they write
SELECT COUNT(*) AS asked FROM survey WHERE address = :address AND made_at > :since AND passed_over IS NULL

-- name: survey.asked-of-client
SELECT COUNT(*) AS asked
  FROM survey
 WHERE client_id = :scope_client AND made_at > :since AND passed_over IS NULL

-- name: survey.is-off
SELECT client_id FROM survey_off WHERE client_id = :scope_client

-- name: survey.turn-off
INSERT INTO survey_off (client_id, off_since) VALUES (:scope_client, :now)

-- name: survey.turn-on
DELETE FROM survey_off WHERE client_id = :scope_client

-- name: survey.has-refused
SELECT contact_id FROM survey_refusal WHERE client_id = :scope_client AND contact_id = :contact

-- name: survey.refuse
INSERT INTO survey_refusal (client_id, contact_id, refused_at) VALUES (:scope_client, :contact, :now)
