-- Drafts of those who have left already, so that somebody sees them.
UPDATE waiting_reply
   SET state = 'HELD', held_for = 'AUTHOR_LEFT', held_words = ''
 WHERE state = 'DRAFT' AND technician_id IN (SELECT id FROM technician WHERE active = FALSE);
