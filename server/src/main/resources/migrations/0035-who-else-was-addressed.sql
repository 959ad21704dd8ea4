-- Whom else a mail named, with blanks between them: a technician may make them part of the ticket.
ALTER TABLE public_entry ADD COLUMN also_to VARCHAR(2000);

-- The attached mail in which a file came; none for what came with the entry itself.
ALTER TABLE attachment ADD COLUMN inside_id BIGINT;
