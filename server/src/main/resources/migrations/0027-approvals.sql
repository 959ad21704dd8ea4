-- Links that are mailed to one person for one purpose. Only the hash of what stands in the link is kept.
CREATE TABLE one_time_link (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  purpose VARCHAR(10) NOT NULL,
  -- The approval or survey that it answers.
  subject_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL
);
CREATE INDEX one_time_link_end ON one_time_link (ends_at);

-- What people at clients are asked to approve. The question never changes, and how it ended is written once. The
-- contact is known by name and address as they were: a ticket may move to another client, its answers with it.
CREATE TABLE approval (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  contact_id BIGINT NOT NULL,
  contact_name VARCHAR(120) NOT NULL,
  address VARCHAR(254) NOT NULL,
  words VARCHAR(4000) NOT NULL,
  amount_minor BIGINT,
  currency VARCHAR(3),
  asked_by BIGINT NOT NULL REFERENCES technician (id),
  asker_name VARCHAR(120) NOT NULL,
  asked_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  -- When they are asked once more; nothing once they were, or where the time is too short for it.
  remind_at BIGINT,
  ending VARCHAR(10),
  ended_at BIGINT,
  ended_by VARCHAR(120),
  -- The mail address that the answer came from, and the network address of whoever gave it.
  ended_address VARCHAR(254),
  ended_network VARCHAR(45),
  ended_words VARCHAR(500),
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX approval_ticket ON approval (ticket_id, id);
CREATE INDEX approval_undecided ON approval (ending, ends_at);
