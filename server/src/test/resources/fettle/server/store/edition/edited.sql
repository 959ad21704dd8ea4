-- watches: contact, technician

-- name: edited.insert-client
INSERT INTO client (id, name, zone, reserved, active, created_at)
VALUES (:id, :name, 'Etc/UTC', FALSE, TRUE, 0)

-- name: edited.insert-contact
INSERT INTO contact (id, client_id, name, email, critical, portal, active, created_at)
VALUES (:id, :scope_client, 'Ann', 'ann@acme.example', FALSE, TRUE, TRUE, 0)

-- name: edited.rename
UPDATE contact SET name = :name WHERE client_id = :scope_client AND id = :id

-- name: edited.lock
UPDATE contact SET name = name WHERE client_id = :scope_client AND id = :id

-- name: edited.move
UPDATE contact SET client_id = :scope_client WHERE client_id = :from AND id = :id

-- name: edited.insert-address
INSERT INTO contact_address (address, client_id, contact_id)
VALUES (:address, :scope_client, :contact)

-- name: edited.insert-technician
INSERT INTO technician (id, email, name, role, active, created_at)
VALUES (:id, 'tess@msp.example', 'Tess', 'TECHNICIAN', TRUE, 0)
