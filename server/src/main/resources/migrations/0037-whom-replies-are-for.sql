-- Whom the writer of a reply that waits saw it go to. It may leave for nobody else without a decision. No foreign key:
-- it stays what it was when the ticket becomes another client's.
ALTER TABLE waiting_reply ADD COLUMN to_contact_id BIGINT;

UPDATE waiting_reply
   SET to_contact_id = (SELECT t.contact_id FROM ticket t
                         WHERE t.client_id = waiting_reply.client_id AND t.id = waiting_reply.ticket_id);
