-- name: group.insert
INSERT INTO client_group (id, client_id, contract_id, name)
VALUES (:id, :scope_client, :contract, :name)

-- name: group.all
-- all clients: the list of groups
SELECT id, client_id, contract_id, name
  FROM client_group
 ORDER BY name

-- name: group.find
-- all clients: a member's books need the group whose contract is another client's
SELECT id, client_id, contract_id, name
  FROM client_group
 WHERE id = :id

-- name: group.of-contract
SELECT id, client_id, contract_id, name
  FROM client_group
 WHERE client_id = :scope_client AND contract_id = :contract

-- name: group.members
-- all clients: who shares a contract is known to all who look after one of them
SELECT client_id, joined_on, left_on
  FROM client_group_member
 WHERE group_id = :groupId
 ORDER BY joined_on, client_id

-- name: group.of-client
SELECT group_id
  FROM client_group_member
 WHERE client_id = :scope_client
 ORDER BY group_id

-- name: group.grouped
-- all clients: whose books follow from those of others
SELECT DISTINCT client_id
  FROM client_group_member

-- name: group.join
INSERT INTO client_group_member (group_id, client_id, joined_on)
VALUES (:groupId, :scope_client, :joinedOn)

-- name: group.leave
UPDATE client_group_member
   SET left_on = :leftOn
 WHERE client_id = :scope_client AND group_id = :groupId
