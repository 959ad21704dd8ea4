-- name: lost.mail
DELETE FROM inbound_mail
 WHERE id = :id
