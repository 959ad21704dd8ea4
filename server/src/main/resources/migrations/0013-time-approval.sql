-- Who else than the one who worked has looked at a time entry and let it stand (DOMAIN 3.7), and when the entry was
-- written or changed last: what was approved is what was read.
ALTER TABLE time_entry ADD COLUMN approved_by BIGINT REFERENCES technician (id);
ALTER TABLE time_entry ADD COLUMN approved_at BIGINT;
ALTER TABLE time_entry ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
