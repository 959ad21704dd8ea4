-- The kinds of work that a new desk starts with; few, since all statistics stand on them.
INSERT INTO kind (id, name, service, type, floor_priority, always_reviewed, position) VALUES
  (1, 'Password or sign-in', 'Accounts', 'INCIDENT', NULL, FALSE, 1),
  (2, 'Email not arriving or sending', 'Email', 'INCIDENT', NULL, FALSE, 2),
  (3, 'Printer', 'Devices', 'INCIDENT', NULL, FALSE, 3),
  (4, 'Slow computer', 'Devices', 'INCIDENT', NULL, FALSE, 4),
  (5, 'Hardware fault', 'Devices', 'INCIDENT', NULL, FALSE, 5),
  (6, 'Phone or headset', 'Telephony', 'INCIDENT', NULL, FALSE, 6),
  (7, 'Network or internet down', 'Network', 'INCIDENT', NULL, FALSE, 7),
  (8, 'Business application', 'Applications', 'INCIDENT', NULL, FALSE, 8),
  (9, 'Backup failed', 'Backup', 'ALERT', NULL, FALSE, 9),
  (10, 'Data loss', 'Backup', 'INCIDENT', 'P2', TRUE, 10),
  (11, 'Security incident', 'Security', 'INCIDENT', 'P2', TRUE, 11),
  (12, 'Access to a folder or system', 'Accounts', 'REQUEST', NULL, FALSE, 12),
  (13, 'New starter', 'Accounts', 'REQUEST', NULL, FALSE, 13),
  (14, 'Leaver', 'Accounts', 'REQUEST', NULL, FALSE, 14),
  (15, 'New device or software', 'Devices', 'REQUEST', NULL, FALSE, 15),
  (16, 'How do I ...', 'Advice', 'REQUEST', NULL, FALSE, 16);
