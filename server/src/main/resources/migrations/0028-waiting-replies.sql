-- Replies that have been written and have not gone out: for the moment in which they can be taken back, until the time
-- that was asked for, or until somebody decides. What they do to their ticket happens when they go out.
CREATE TABLE waiting_reply (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL REFERENCES client (id),
  ticket_id BIGINT NOT NULL,
  technician_id BIGINT NOT NULL REFERENCES technician (id),
  author_name VARCHAR(120) NOT NULL,
  state VARCHAR(10) NOT NULL,
  -- Why it is held, and what was said against it where it was refused.
  held_for VARCHAR(20),
  held_words VARCHAR(500) NOT NULL,
  scheduled BOOLEAN NOT NULL,
  written_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  body ${text} NOT NULL,
  minutes INTEGER,
  not_billable VARCHAR(20),
  time_note VARCHAR(500) NOT NULL,
  pause_reason VARCHAR(20),
  follow_up_at BIGINT,
  promise VARCHAR(250),
  promise_at BIGINT,
  next_action VARCHAR(250),
  next_action_at BIGINT,
  resolves BOOLEAN NOT NULL,
  cause VARCHAR(500) NOT NULL,
  solution VARCHAR(4000) NOT NULL,
  UNIQUE (client_id, id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX waiting_reply_ticket ON waiting_reply (ticket_id, due_at);
CREATE INDEX waiting_reply_due ON waiting_reply (state, due_at);

CREATE TABLE waiting_file (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  waiting_id BIGINT NOT NULL,
  position INTEGER NOT NULL,
  name VARCHAR(250) NOT NULL,
  content_type VARCHAR(120) NOT NULL,
  size BIGINT NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  FOREIGN KEY (client_id, waiting_id) REFERENCES waiting_reply (client_id, id) DEFERRABLE
);
CREATE INDEX waiting_file_reply ON waiting_file (waiting_id, position);
