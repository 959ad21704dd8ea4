-- name: scoped.insert
INSERT INTO contact_address (address, client_id, contact_id)
VALUES (:address, :scope_client, :contact)

-- name: scoped.insert-contact
INSERT INTO contact (id, client_id, name, email, critical, portal, active, created_at)
VALUES (:id, :scope_client, 'Ann', 'ann@acme.example', FALSE, TRUE, TRUE, 0)

-- name: scoped.insert-client
INSERT INTO client (id, name, zone, reserved, active, created_at)
VALUES (:id, :name, 'Etc/UTC', FALSE, TRUE, 0)

-- name: scoped.mine
SELECT address
  FROM contact_address
 WHERE client_id = :scope_client
 ORDER BY address

-- name: scoped.forgotten
-- The scope is named, and yet filters nothing: what a slip in a statement looks like.
SELECT address
  FROM contact_address
 WHERE client_id = :scope_client OR client_id <> :scope_client
 ORDER BY address

-- name: scoped.forgotten-update
UPDATE contact_address
   SET address = 'stolen'
 WHERE client_id <> :scope_client

-- name: scoped.all
-- all clients: the test counts them
SELECT address
  FROM contact_address
 ORDER BY address
