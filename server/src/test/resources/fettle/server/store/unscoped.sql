-- name: unscoped.peek
SELECT address
  FROM contact_address
 WHERE address = :address
