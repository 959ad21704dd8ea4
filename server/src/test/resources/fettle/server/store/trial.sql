-- name: trial.create
CREATE TABLE trial (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(100), seen_at BIGINT, day CHAR(10), yes BOOLEAN, long_text ${text})

-- name: trial.insert
INSERT INTO trial (id, name, seen_at, day, yes, long_text)
VALUES (:id, :name, :seenAt, :day, :yes, :longText)

-- name: trial.find
-- A comment with :colon that is no parameter.
SELECT id, name, seen_at, day, yes, long_text
  FROM trial
 WHERE id = :id AND (name <> 'at :ten' OR name IS NULL)

-- name: trial.all
SELECT id, name FROM trial ORDER BY id

-- name: trial.rename
UPDATE trial SET name = :name WHERE id = :id
