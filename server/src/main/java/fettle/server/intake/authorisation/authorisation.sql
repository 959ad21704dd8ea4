-- name: authorisation.find
SELECT mailbox_id, flow, authorize_url, token_url, application, secret_sealed, scope, refresh_sealed, access_sealed,
       access_from, access_until, authorised_at
  FROM mailbox_authorisation
 WHERE mailbox_id = :id

-- name: authorisation.insert
INSERT INTO mailbox_authorisation (mailbox_id, flow, authorize_url, token_url, application, secret_sealed, scope)
VALUES (:id, :flow, :authorizeUrl, :tokenUrl, :application, :secret, :scope)

-- name: authorisation.delete
DELETE FROM mailbox_authorisation
 WHERE mailbox_id = :id

-- name: authorisation.keep
UPDATE mailbox_authorisation
   SET access_sealed = :access, access_from = :now, access_until = :until, refresh_sealed = :refresh,
       authorised_at = COALESCE(authorised_at, CAST(:now AS BIGINT))
 WHERE mailbox_id = :id

-- name: authorisation.forget-access
UPDATE mailbox_authorisation
   SET access_sealed = NULL
 WHERE mailbox_id = :id

-- name: authorisation.begin
INSERT INTO authorisation_attempt (state_hash, mailbox_id, technician_id, verifier_sealed, until_at)
VALUES (:state, :id, :technician, :verifier, :until)

-- name: authorisation.attempt
SELECT mailbox_id, technician_id, verifier_sealed, until_at
  FROM authorisation_attempt
 WHERE state_hash = :state

-- name: authorisation.end
DELETE FROM authorisation_attempt
 WHERE state_hash = :state

-- name: authorisation.old-attempts
DELETE FROM authorisation_attempt
 WHERE until_at < :now OR mailbox_id = :id
