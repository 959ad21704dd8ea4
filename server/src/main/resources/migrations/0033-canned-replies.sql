-- Texts that technicians begin a reply with, for everybody or for one group.
CREATE TABLE canned_reply (
  id BIGINT NOT NULL PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  body ${text} NOT NULL,
  group_id BIGINT REFERENCES resolver_group (id),
  active BOOLEAN NOT NULL,
  version INTEGER NOT NULL
);
