-- name: client.insert
INSERT INTO client (id, name, zone, headcount, account_manager_id, reserved, active, created_at)
VALUES (:id, :name, :zone, :headcount, :accountManager, FALSE, TRUE, :createdAt)

-- name: client.update
UPDATE client
   SET name = :name, zone = :zone, headcount = :headcount, account_manager_id = :accountManager, active = :active
 WHERE id = :id AND reserved = FALSE

-- name: client.lock
UPDATE client SET active = active WHERE id = :id

-- name: client.lock-contact
UPDATE contact SET active = active WHERE client_id = :scope_client AND id = :id

-- name: client.find
SELECT id, name, zone, headcount, account_manager_id, reserved, active, created_at
  FROM client
 WHERE id = :id

-- name: client.all
SELECT id, name, zone, headcount, account_manager_id, reserved, active, created_at
  FROM client
 WHERE reserved = FALSE
 ORDER BY name

-- name: client.named
SELECT id, name, zone, headcount, account_manager_id, reserved, active, created_at
  FROM client
 WHERE name = :name

-- name: client.add-domain
INSERT INTO client_domain (domain, client_id)
VALUES (:domain, :scope_client)

-- name: client.remove-domains
DELETE FROM client_domain
 WHERE client_id = :scope_client

-- name: client.domains
SELECT domain
  FROM client_domain
 WHERE client_id = :scope_client
 ORDER BY domain

-- name: client.of-domain
-- all clients: a sender's domain tells which client they belong to
SELECT c.id, c.name, c.zone, c.headcount, c.account_manager_id, c.reserved, c.active, c.created_at
  FROM client_domain d
  JOIN client c ON c.id = d.client_id
 WHERE d.domain = :domain

-- name: client.add-contact
INSERT INTO contact (id, client_id, name, email, phone, job_title, critical, portal, active, created_at)
VALUES (:id, :scope_client, :name, :email, :phone, :jobTitle, :critical, :portal, TRUE, :createdAt)

-- name: client.update-contact
UPDATE contact
   SET name = :name, email = :email, phone = :phone, job_title = :jobTitle, critical = :critical, portal = :portal,
       active = :active
 WHERE client_id = :scope_client AND id = :id

-- name: client.add-address
INSERT INTO contact_address (client_id, address, contact_id)
VALUES (:scope_client, :address, :contact)

-- name: client.remove-addresses
DELETE FROM contact_address
 WHERE client_id = :scope_client AND contact_id = :contact

-- name: client.addresses
SELECT address
  FROM contact_address
 WHERE client_id = :scope_client AND contact_id = :contact
 ORDER BY address

-- name: client.address-owner
SELECT contact_id
  FROM contact_address
 WHERE client_id = :scope_client AND address = :address

-- name: client.contact
SELECT id, client_id, name, email, phone, job_title, critical, portal, active, created_at
  FROM contact
 WHERE client_id = :scope_client AND id = :id

-- name: client.contacts
SELECT id, client_id, name, email, phone, job_title, critical, portal, active, created_at
  FROM contact
 WHERE client_id = :scope_client
 ORDER BY name, id

-- name: client.contacts-by-address
-- all clients: an address tells who writes, and for which client
SELECT p.id, p.client_id, p.name, p.email, p.phone, p.job_title, p.critical, p.portal, p.active, p.created_at
  FROM contact_address a
  JOIN contact p ON p.client_id = a.client_id AND p.id = a.contact_id
 WHERE a.address = :address
 ORDER BY p.id

