-- name: keys.take-numbers
UPDATE counter SET next_value = next_value + :block WHERE name = :name

-- name: keys.next-number
SELECT next_value FROM counter WHERE name = :name

-- name: keys.request
SELECT answer FROM request_key WHERE request_key = :key

-- name: keys.claim-request
INSERT INTO request_key (request_key, made_at, answer) VALUES (:key, :now, '')

-- name: keys.answer-request
UPDATE request_key SET answer = :answer WHERE request_key = :key

-- name: keys.forget-requests
DELETE FROM request_key WHERE made_at < :before
