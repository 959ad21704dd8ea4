-- name: signin.desk-session.start
INSERT INTO desk_session (token_hash, technician_id, created_at, seen_at, expires_at)
VALUES (:hash, :technicianId, :now, :now, :expiresAt)

-- name: signin.desk-session.find
SELECT t.id AS technician_id, t.email, t.name, t.role, s.seen_at
  FROM desk_session s
  JOIN technician t ON t.id = s.technician_id
 WHERE s.token_hash = :hash AND s.expires_at > :now AND s.seen_at > :idleSince AND t.active = TRUE

-- name: signin.desk-session.seen
UPDATE desk_session SET seen_at = :now WHERE token_hash = :hash

-- name: signin.desk-session.end
DELETE FROM desk_session WHERE token_hash = :hash

-- name: signin.desk-session.end-all
DELETE FROM desk_session WHERE technician_id = :person

-- name: signin.desk-session.remove-dead
DELETE FROM desk_session WHERE expires_at <= :now OR seen_at <= :idleSince

-- name: signin.portal-session.start
INSERT INTO portal_session (token_hash, client_id, contact_id, created_at, seen_at, expires_at)
VALUES (:hash, :scope_client, :contactId, :now, :now, :expiresAt)

-- name: signin.portal-session.find
-- all clients: whose session it is shows only when it is found
SELECT c.client_id, c.id AS contact_id, c.email, c.name, k.name AS client, s.seen_at
  FROM portal_session s
  JOIN contact c ON c.id = s.contact_id AND c.client_id = s.client_id
  JOIN client k ON k.id = s.client_id
 WHERE s.token_hash = :hash AND s.expires_at > :now AND s.seen_at > :idleSince
   AND c.active = TRUE AND c.portal = TRUE AND k.active = TRUE AND k.reserved = FALSE

-- name: signin.portal-session.seen
-- all clients: the hash names one session
UPDATE portal_session SET seen_at = :now WHERE token_hash = :hash

-- name: signin.portal-session.end
-- all clients: the hash names one session
DELETE FROM portal_session WHERE token_hash = :hash

-- name: signin.portal-session.end-all
-- all clients: a contact's id is unique among all
DELETE FROM portal_session WHERE contact_id = :person

-- name: signin.portal-session.remove-dead
-- all clients: sweeps
DELETE FROM portal_session WHERE expires_at <= :now OR seen_at <= :idleSince

-- name: signin.by-email
SELECT id AS technician_id, email, name, role, password_hash
  FROM technician
 WHERE email = :email AND active = TRUE

-- name: signin.by-id
SELECT id AS technician_id, email, name, role
  FROM technician
 WHERE id = :technicianId AND active = TRUE

-- name: signin.technicians
SELECT COUNT(*) AS people FROM technician

-- name: signin.set-password
UPDATE technician SET password_hash = :hash WHERE id = :technicianId

-- name: signin.contacts-of
-- all clients: whoever signs in is not known yet
SELECT c.client_id, c.id AS contact_id, a.address AS email, c.name, k.name AS client
  FROM contact_address a
  JOIN contact c ON c.id = a.contact_id AND c.client_id = a.client_id
  JOIN client k ON k.id = c.client_id
 WHERE a.address = :address AND c.active = TRUE AND c.portal = TRUE AND k.active = TRUE AND k.reserved = FALSE

-- name: signin.staff-token.add
INSERT INTO staff_token (token_hash, purpose, technician_id, created_at, expires_at)
VALUES (:hash, :purpose, :technicianId, :now, :expiresAt)

-- name: signin.staff-token.remove
DELETE FROM staff_token WHERE purpose = :purpose

-- name: signin.staff-token.remove-of
DELETE FROM staff_token WHERE purpose = :purpose AND technician_id = :technicianId

-- name: signin.staff-token.remove-dead
DELETE FROM staff_token WHERE expires_at <= :now

-- name: signin.staff-token.find
SELECT technician_id
  FROM staff_token
 WHERE token_hash = :hash AND purpose = :purpose AND used_at IS NULL AND expires_at > :now

-- name: signin.staff-token.use
UPDATE staff_token SET used_at = :now WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now

-- name: signin.portal-link.add
INSERT INTO portal_link (token_hash, client_id, contact_id, created_at, expires_at)
VALUES (:hash, :scope_client, :contactId, :now, :expiresAt)

-- name: signin.portal-link.find
-- all clients: whose link it is shows only when it is found
SELECT c.client_id, c.id AS contact_id, c.email, c.name, k.name AS client
  FROM portal_link l
  JOIN contact c ON c.id = l.contact_id AND c.client_id = l.client_id
  JOIN client k ON k.id = l.client_id
 WHERE l.token_hash = :hash AND l.used_at IS NULL AND l.expires_at > :now
   AND c.active = TRUE AND c.portal = TRUE AND k.active = TRUE AND k.reserved = FALSE

-- name: signin.portal-link.use
-- all clients: the hash names one link
UPDATE portal_link SET used_at = :now WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now

-- name: signin.portal-link.remove-dead
-- all clients: sweeps
DELETE FROM portal_link WHERE expires_at <= :now

-- name: signin.api-key.add
INSERT INTO api_key (id, technician_id, name, key_hash, created_at)
VALUES (:id, :technicianId, :name, :hash, :now)

-- name: signin.api-key.find
SELECT k.id AS key_id, k.last_used_at, t.id AS technician_id, t.email, t.name, t.role
  FROM api_key k
  JOIN technician t ON t.id = k.technician_id
 WHERE k.key_hash = :hash AND k.revoked_at IS NULL AND t.active = TRUE

-- name: signin.api-key.used
UPDATE api_key SET last_used_at = :now WHERE id = :id

-- name: signin.api-key.revoke
UPDATE api_key SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL

-- name: signin.api-key.all
SELECT k.id AS key_id, k.name AS key_name, k.created_at, k.last_used_at, k.revoked_at, t.name AS owner
  FROM api_key k
  JOIN technician t ON t.id = k.technician_id
 ORDER BY k.created_at DESC, k.id

-- name: signin.audit
INSERT INTO audit (id, noted_at, technician_id, what, subject, detail)
VALUES (:id, :now, :technicianId, :what, :subject, :detail)
