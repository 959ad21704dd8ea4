-- How often the rows that somebody has worked something out of were changed: whoever remembers a result sees by it that
-- it no longer holds, on every node. A client counts in one of 256 places, so that no place has to be made when a client
-- comes; the last one counts for the rows that belong to no client. Two clients in one place only ask more often.
CREATE TABLE edition (
  place INT PRIMARY KEY,
  changes BIGINT NOT NULL
);

INSERT INTO edition (place, changes)
SELECT high.n * 16 + low.n, 0
  FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) AS high (n)
 CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) AS low (n);

INSERT INTO edition (place, changes) VALUES (256, 0);
