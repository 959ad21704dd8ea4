CREATE TABLE kind (
  id BIGINT NOT NULL PRIMARY KEY,
  name VARCHAR(80) NOT NULL UNIQUE,
  service VARCHAR(80) NOT NULL,
  type VARCHAR(10) NOT NULL,
  floor_priority VARCHAR(2),
  always_reviewed BOOLEAN NOT NULL,
  position INTEGER NOT NULL
);

CREATE TABLE ticket (
  id BIGINT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  client_id BIGINT NOT NULL REFERENCES client (id),
  contact_id BIGINT,
  subject VARCHAR(250) NOT NULL,
  type VARCHAR(10) NOT NULL,
  kind_id BIGINT REFERENCES kind (id),
  impact VARCHAR(6),
  urgency VARCHAR(6),
  priority VARCHAR(2) NOT NULL,
  stage VARCHAR(10) NOT NULL,
  pause_reason VARCHAR(20),
  follow_up_at BIGINT,
  owner_id BIGINT REFERENCES technician (id),
  group_id BIGINT REFERENCES resolver_group (id),
  next_action VARCHAR(250),
  next_action_at BIGINT,
  promise VARCHAR(250),
  promise_at BIGINT,
  promised_by BIGINT REFERENCES technician (id),
  channel VARCHAR(10) NOT NULL,
  sender_identity VARCHAR(10) NOT NULL,
  received_at BIGINT NOT NULL,
  logged_at BIGINT NOT NULL,
  triaged_at BIGINT,
  last_touch_at BIGINT,
  unanswered_since BIGINT,
  resolved_at BIGINT,
  resolved_by BIGINT REFERENCES technician (id),
  closed_at BIGINT,
  cause VARCHAR(500),
  solution VARCHAR(4000),
  contract_version_id BIGINT,
  users_affected INTEGER,
  hand_offs INTEGER NOT NULL,
  reopened INTEGER NOT NULL,
  mailbox_id BIGINT,
  -- The ticket in which it goes on, of the same client.
  merged_into BIGINT,
  imported BOOLEAN NOT NULL,
  is_open BOOLEAN NOT NULL,
  -- What the order of open work goes by: the nearest due instant, the follow-up of a waiting ticket, else the far future.
  sort_at BIGINT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (client_id, id),
  FOREIGN KEY (client_id, contact_id) REFERENCES contact (client_id, id),
  FOREIGN KEY (client_id, merged_into) REFERENCES ticket (client_id, id) DEFERRABLE,
  FOREIGN KEY (client_id, contract_version_id) REFERENCES contract_version (client_id, id)
);
CREATE INDEX ticket_open ON ticket (is_open, sort_at, id);
CREATE INDEX ticket_owner ON ticket (owner_id, is_open, sort_at, id);
CREATE INDEX ticket_client ON ticket (client_id, received_at);
CREATE INDEX ticket_resolved ON ticket (stage, resolved_at, id);
CREATE INDEX ticket_received ON ticket (received_at DESC, id DESC);
CREATE INDEX ticket_merged ON ticket (merged_into);
CREATE INDEX ticket_promise ON ticket (promised_by, promise_at);

CREATE TABLE ticket_participant (
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  contact_id BIGINT NOT NULL,
  PRIMARY KEY (ticket_id, contact_id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE,
  FOREIGN KEY (client_id, contact_id) REFERENCES contact (client_id, id)
);

-- What the client can read.
CREATE TABLE public_entry (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  author_kind VARCHAR(12) NOT NULL,
  author_id BIGINT,
  author_name VARCHAR(120) NOT NULL,
  channel VARCHAR(10) NOT NULL,
  automatic BOOLEAN NOT NULL,
  happened_at BIGINT NOT NULL,
  logged_at BIGINT NOT NULL,
  body ${text} NOT NULL,
  visible_body ${text} NOT NULL,
  html_sha256 VARCHAR(64),
  raw_sha256 VARCHAR(64),
  message_id VARCHAR(998),
  notice VARCHAR(500),
  -- The ticket on which it was written, where that was merged into another.
  merged_from BIGINT,
  UNIQUE (client_id, id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX public_entry_ticket ON public_entry (ticket_id, happened_at, id);

-- What only we can read.
CREATE TABLE internal_note (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  technician_id BIGINT NOT NULL REFERENCES technician (id),
  author_name VARCHAR(120) NOT NULL,
  happened_at BIGINT NOT NULL,
  logged_at BIGINT NOT NULL,
  body ${text} NOT NULL,
  merged_from BIGINT,
  UNIQUE (client_id, id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX internal_note_ticket ON internal_note (ticket_id, happened_at, id);

CREATE TABLE attachment (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  entry_id BIGINT NOT NULL,
  position INTEGER NOT NULL,
  name VARCHAR(250) NOT NULL,
  content_type VARCHAR(120) NOT NULL,
  size BIGINT NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  content_id VARCHAR(250),
  inline BOOLEAN NOT NULL,
  UNIQUE (client_id, id),
  FOREIGN KEY (client_id, entry_id) REFERENCES public_entry (client_id, id) DEFERRABLE
);
CREATE INDEX attachment_entry ON attachment (entry_id);
CREATE INDEX attachment_ticket ON attachment (ticket_id, entry_id, position);
CREATE INDEX attachment_sha ON attachment (sha256);

-- Which messages speak of a ticket: customers' own ids, by their SHA-256 since ids may be of any length.
CREATE TABLE ticket_message (
  client_id BIGINT NOT NULL,
  message_hash VARCHAR(64) NOT NULL,
  ticket_id BIGINT NOT NULL,
  PRIMARY KEY (message_hash, ticket_id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);

-- The ticket's log: the truth for its clocks, monitors and reports. The columns are the union of what events carry.
CREATE TABLE ticket_event (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  type VARCHAR(20) NOT NULL,
  happened_at BIGINT NOT NULL,
  logged_at BIGINT NOT NULL,
  actor_kind VARCHAR(12) NOT NULL,
  actor_id BIGINT,
  value VARCHAR(40),
  reason VARCHAR(500),
  from_at BIGINT,
  until_at BIGINT,
  other_id BIGINT,
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX ticket_event_ticket ON ticket_event (ticket_id, happened_at, id);
-- Which tickets have changed since: programs ask for no others.
CREATE INDEX ticket_event_logged ON ticket_event (logged_at, ticket_id);

CREATE TABLE sla_clock (
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  commitment VARCHAR(10) NOT NULL,
  state VARCHAR(10) NOT NULL,
  calendar_id BIGINT NOT NULL REFERENCES calendar (id),
  target_seconds BIGINT NOT NULL,
  counted_seconds BIGINT NOT NULL,
  running_since BIGINT,
  due_at BIGINT,
  breach_at BIGINT,
  next_warning_at BIGINT,
  breached BOOLEAN NOT NULL,
  PRIMARY KEY (ticket_id, commitment),
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
-- Clocks that run out while nobody looks.
CREATE INDEX sla_clock_running_out ON sla_clock (state, breached, breach_at);

-- Calendars that changed: the clocks of their open tickets are counted anew from a moment on.
CREATE TABLE sla_recount (
  calendar_id BIGINT NOT NULL PRIMARY KEY REFERENCES calendar (id),
  recount_at BIGINT NOT NULL
);

-- A case for attainment: counts in the month its outcome became known (DOMAIN 2.8).
CREATE TABLE sla_outcome (
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  commitment VARCHAR(10) NOT NULL,
  instance INTEGER NOT NULL,
  priority VARCHAR(2) NOT NULL,
  met BOOLEAN NOT NULL,
  still_open BOOLEAN NOT NULL,
  live BOOLEAN NOT NULL,
  counted_seconds BIGINT NOT NULL,
  known_at BIGINT NOT NULL,
  -- BOTH, or where something was approved to be left out: RAW as it happened, ADJUSTED without that.
  measure VARCHAR(8) NOT NULL,
  PRIMARY KEY (ticket_id, commitment, instance, measure),
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX sla_outcome_known ON sla_outcome (client_id, known_at);

CREATE TABLE time_entry (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  technician_id BIGINT NOT NULL REFERENCES technician (id),
  started_at BIGINT NOT NULL,
  minutes INTEGER NOT NULL,
  billable BOOLEAN NOT NULL,
  non_billable_reason VARCHAR(20),
  note VARCHAR(500) NOT NULL,
  logged_at BIGINT NOT NULL,
  FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, id) DEFERRABLE
);
CREATE INDEX time_entry_ticket ON time_entry (ticket_id, started_at, id);
CREATE INDEX time_entry_client ON time_entry (client_id, started_at);
CREATE INDEX time_entry_technician ON time_entry (technician_id, started_at, minutes);
