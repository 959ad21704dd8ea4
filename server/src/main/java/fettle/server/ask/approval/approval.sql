-- name: approval.add
INSERT INTO approval (id, client_id, ticket_id, contact_id, contact_name, address, words, amount_minor, currency,
                      asked_by, asker_name, asked_at, ends_at, remind_at)
VALUES (:id, :scope_client, :ticket, :contact, :contactName, :address, :words, :amount, :currency,
        :askedBy, :askerName, :askedAt, :endsAt, :remindAt)

-- name: approval.find
SELECT id, client_id, ticket_id, contact_id, contact_name, address, words, amount_minor, currency, asker_name, asked_at,
       ends_at, ending, ended_at, ended_by, ended_address, ended_network, ended_words
  FROM approval
 WHERE client_id = :scope_client AND id = :id

-- name: approval.anywhere
-- all clients: whose question a link answers shows only when it is found
SELECT id, client_id, ticket_id, contact_id, contact_name, address, words, amount_minor, currency, asker_name, asked_at,
       ends_at, ending, ended_at, ended_by, ended_address, ended_network, ended_words
  FROM approval
 WHERE id = :id

-- name: approval.of-ticket
SELECT id, client_id, ticket_id, contact_id, contact_name, address, words, amount_minor, currency, asker_name, asked_at,
       ends_at, ending, ended_at, ended_by, ended_address, ended_network, ended_words
  FROM approval
 WHERE client_id = :scope_client AND ticket_id = :ticket
 ORDER BY id

-- name: approval.end
UPDATE approval
   SET ending = :ending, ended_at = :at, ended_by = :by, ended_address = :address, ended_network = :network,
       ended_words = :words, remind_at = NULL
 WHERE client_id = :scope_client AND id = :id AND ending IS NULL

-- name: approval.to-lapse
-- all clients: time passes for everybody
SELECT id
  FROM approval
 WHERE ending IS NULL AND ends_at <= :now AND id > :after
 ORDER BY id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: approval.to-remind
-- all clients: time passes for everybody
SELECT id
  FROM approval
 WHERE ending IS NULL AND remind_at <= :now AND ends_at > :now AND id > :after
 ORDER BY id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: approval.reminded
UPDATE approval
   SET remind_at = NULL
 WHERE client_id = :scope_client AND id = :id AND ending IS NULL AND remind_at IS NOT NULL
