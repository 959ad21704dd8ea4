-- Whether a recipient gets a copy of what goes to somebody else.
ALTER TABLE outbound_recipient ADD COLUMN copied BOOLEAN DEFAULT FALSE NOT NULL;

-- Who gets a copy of a reply that waits: the ids of contacts. Empty: nobody. None: whoever takes part when it goes out.
ALTER TABLE waiting_reply ADD COLUMN copies VARCHAR(1000);
