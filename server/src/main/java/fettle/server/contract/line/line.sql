-- name: line.insert
INSERT INTO contract_line (id, client_id, version_id, position, kind, name, currency, price_minor, hourly_minor, seat,
       least_seats, minutes, period, rollover_periods, rollover_cap, prorated, from_day, last_day, increment_minutes,
       minimum_minutes, rounding, counted_per, calendar_id, after_hours)
VALUES (:id, :scope_client, :version, :position, :kind, :name, :currency, :price, :hourly, :seat,
       :leastSeats, :minutes, :period, :rolloverPeriods, :rolloverCap, :prorated, :fromDay, :lastDay, :increment,
       :minimum, :rounding, :countedPer, :calendar, :afterHours)

-- name: line.of-version
SELECT id, kind, name, currency, price_minor, hourly_minor, seat, least_seats, minutes, period, rollover_periods,
       rollover_cap, prorated, from_day, last_day, increment_minutes, minimum_minutes, rounding, counted_per,
       calendar_id, after_hours
  FROM contract_line
 WHERE client_id = :scope_client AND version_id = :version
 ORDER BY position

-- name: line.insert-rule
INSERT INTO contract_line_rule (client_id, line_id, position, covers, services, kinds, people, hours)
VALUES (:scope_client, :line, :position, :covers, :services, :kinds, :people, :hours)

-- name: line.rules
SELECT covers, services, kinds, people, hours
  FROM contract_line_rule
 WHERE client_id = :scope_client AND line_id = :line
 ORDER BY position

-- name: line.insert-kind
INSERT INTO contract_line_kind (client_id, line_id, kind, multiplier)
VALUES (:scope_client, :line, :kind, :multiplier)

-- name: line.kinds
SELECT kind, multiplier
  FROM contract_line_kind
 WHERE client_id = :scope_client AND line_id = :line

-- name: line.insert-tier
INSERT INTO contract_line_tier (client_id, line_id, from_seats, price_minor)
VALUES (:scope_client, :line, :fromSeats, :price)

-- name: line.tiers
SELECT from_seats, price_minor
  FROM contract_line_tier
 WHERE client_id = :scope_client AND line_id = :line
 ORDER BY from_seats

-- name: line.insert-seats
INSERT INTO contract_line_seats (client_id, line_id, valid_from, seats)
VALUES (:scope_client, :line, :validFrom, :seats)

-- name: line.remove-seats
DELETE FROM contract_line_seats
 WHERE client_id = :scope_client AND line_id = :line AND valid_from = :validFrom

-- name: line.seats
SELECT valid_from, seats
  FROM contract_line_seats
 WHERE client_id = :scope_client AND line_id = :line
 ORDER BY valid_from
