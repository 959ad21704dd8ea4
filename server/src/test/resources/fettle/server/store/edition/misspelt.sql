-- watches: contact, contakt

-- name: misspelt.count
-- all clients: the test never runs it
SELECT COUNT(*) AS found
  FROM contact
