-- name: job.lease-find
SELECT fencing
  FROM job_lease
 WHERE name = :name

-- name: job.lease-insert
INSERT INTO job_lease (name, holder, held_until, fencing)
VALUES (:name, :holder, :until, 1)

-- name: job.lease-renew
UPDATE job_lease
   SET held_until = :until
 WHERE name = :name AND holder = :holder AND fencing = :fencing

-- name: job.lease-take
UPDATE job_lease
   SET holder = :holder, held_until = :until, fencing = fencing + 1
 WHERE name = :name AND fencing = :fencing AND held_until < :now

-- name: job.lease-give-back
UPDATE job_lease
   SET held_until = 0
 WHERE name = :name AND holder = :holder AND fencing = :fencing
