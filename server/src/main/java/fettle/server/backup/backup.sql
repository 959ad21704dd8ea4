-- name: backup.attachments
-- all clients: a copy has everybody's files, and what anybody refers to stays
SELECT id, sha256
  FROM attachment
 WHERE id > :after
 ORDER BY id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: backup.entries
-- all clients: a copy has everybody's files, and what anybody refers to stays
SELECT id, html_sha256, raw_sha256
  FROM public_entry
 WHERE id > :after AND (html_sha256 IS NOT NULL OR raw_sha256 IS NOT NULL)
 ORDER BY id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: backup.supplier-messages
-- all clients: a copy has everybody's files, and what anybody refers to stays
SELECT id, raw_sha256
  FROM supplier_message
 WHERE id > :after AND raw_sha256 IS NOT NULL
 ORDER BY id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: backup.supplier-files
-- all clients: a copy has everybody's files, and what anybody refers to stays
SELECT id, sha256
  FROM supplier_file
 WHERE id > :after
 ORDER BY id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: backup.waiting
-- all clients: a copy has everybody's files, and what anybody refers to stays
SELECT id, sha256
  FROM waiting_file
 WHERE id > :after
 ORDER BY id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: backup.mails
SELECT id, raw_sha256
  FROM inbound_mail
 WHERE id > :after
 ORDER BY id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: backup.end-desk-sessions
DELETE FROM desk_session

-- name: backup.end-portal-sessions
-- all clients: whoever was signed in when the copy was made signs in again
DELETE FROM portal_session

-- name: backup.end-portal-links
-- all clients: a link that was used after the copy was made must not work again
DELETE FROM portal_link

-- name: backup.end-staff-links
DELETE FROM staff_token
