-- name: selftest.add
INSERT INTO self_test (id, token_hash, from_address, to_address, sent_by, sent_at)
VALUES (:id, :hash, :from, :to, :by, :now)

-- name: selftest.waiting
SELECT id FROM self_test WHERE token_hash = :hash AND arrived_at IS NULL

-- name: selftest.arrived
UPDATE self_test
   SET arrived_at = :now, servers = :servers, trusted = :trusted, spf = :spf, dkim = :dkim, dmarc = :dmarc
 WHERE id = :id AND arrived_at IS NULL

-- name: selftest.newest
SELECT id, from_address, to_address, sent_at, arrived_at, servers, trusted, spf, dkim, dmarc
  FROM self_test
 ORDER BY id DESC
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: selftest.posting
SELECT r.state, r.last_error
  FROM outbound_mail m
  JOIN outbound_recipient r ON r.client_id = m.client_id AND r.outbound_id = m.id
 WHERE m.client_id = :scope_client AND m.cause = :cause
