-- name: contract.insert-calendar
INSERT INTO calendar (id, name)
VALUES (:id, :name)

-- name: contract.insert-calendar-version
INSERT INTO calendar_version (calendar_id, valid_from, zone, weekly, exceptions)
VALUES (:calendar, :validFrom, :zone, :weekly, :exceptions)

-- name: contract.remove-calendar-version
DELETE FROM calendar_version
 WHERE calendar_id = :calendar AND valid_from = :validFrom

-- name: contract.calendars
SELECT id, name
  FROM calendar
 ORDER BY name

-- name: contract.calendar
SELECT id, name
  FROM calendar
 WHERE id = :id

-- name: contract.calendar-named
SELECT id, name
  FROM calendar
 WHERE name = :name

-- name: contract.calendar-versions
SELECT valid_from, zone, weekly, exceptions
  FROM calendar_version
 WHERE calendar_id = :calendar
 ORDER BY valid_from

-- name: contract.insert
INSERT INTO contract (id, client_id, name, currency, starts_on, ends_on, created_at)
VALUES (:id, :scope_client, :name, :currency, :startsOn, :endsOn, :createdAt)

-- name: contract.end-contract
UPDATE contract SET ends_on = :endsOn WHERE client_id = :scope_client AND id = :id

-- name: contract.find
-- all clients: an account manager opens any client's contract by its id
SELECT id, client_id, name, currency, starts_on, ends_on, term_months, notice_days, uplift_basis_points,
       renews, created_at
  FROM contract
 WHERE id = :id

-- name: contract.all
-- all clients: the list of contracts
SELECT id, client_id, name, currency, starts_on, ends_on, term_months, notice_days, uplift_basis_points,
       renews, created_at
  FROM contract
 ORDER BY client_id, starts_on, id

-- name: contract.of-client
SELECT id, client_id, name, currency, starts_on, ends_on, term_months, notice_days, uplift_basis_points,
       renews, created_at
  FROM contract
 WHERE client_id = :scope_client
 ORDER BY starts_on, id

-- name: contract.set-term
UPDATE contract
   SET term_months = :months, notice_days = :noticeDays, uplift_basis_points = :uplift, renews = :renews
 WHERE client_id = :scope_client AND id = :id

-- name: contract.insert-version
INSERT INTO contract_version (id, client_id, contract_id, valid_from, valid_until, calendar_id, pausing, reopen_mode,
       reopen_days, strict_due, warning_points, attainment_target, small_sample, credit_bands, credit_cap,
       credit_every, created_at, created_by)
VALUES (:id, :scope_client, :contract, :validFrom, :validUntil, :calendar, :pausing, :reopenMode,
       :reopenDays, :strictDue, :warningPoints, :attainmentTarget, :smallSample, :creditBands, :creditCap,
       :creditEvery, :createdAt, :createdBy)

-- name: contract.end-version
UPDATE contract_version
   SET valid_until = :validUntil
 WHERE client_id = :scope_client AND contract_id = :contract AND id = :id

-- name: contract.versions
SELECT id, client_id, contract_id, valid_from, valid_until, calendar_id, pausing, reopen_mode, reopen_days, strict_due,
       warning_points, attainment_target, small_sample, credit_bands, credit_cap, credit_every, created_at, created_by
  FROM contract_version
 WHERE client_id = :scope_client AND contract_id = :contract
 ORDER BY valid_from

-- name: contract.version
SELECT id, client_id, contract_id, valid_from, valid_until, calendar_id, pausing, reopen_mode, reopen_days, strict_due,
       warning_points, attainment_target, small_sample, credit_bands, credit_cap, credit_every, created_at, created_by
  FROM contract_version
 WHERE client_id = :scope_client AND id = :id

-- name: contract.version-in-force
SELECT v.id, v.client_id, v.contract_id, v.valid_from, v.valid_until, v.calendar_id, v.pausing, v.reopen_mode,
       v.reopen_days, v.strict_due, v.warning_points, v.attainment_target, v.small_sample, v.credit_bands,
       v.credit_cap, v.credit_every, v.created_at, v.created_by
  FROM contract_version v
  JOIN contract c ON c.client_id = v.client_id AND c.id = v.contract_id
 WHERE v.client_id = :scope_client
   AND v.valid_from <= :onDate
   AND (v.valid_until IS NULL OR v.valid_until > :onDate)
   AND (c.ends_on IS NULL OR c.ends_on >= :onDate)
 ORDER BY v.valid_from DESC, v.id
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY

-- name: contract.insert-target
INSERT INTO sla_target (client_id, version_id, priority, calendar_id, response_minutes, update_minutes,
       resolution_minutes)
VALUES (:scope_client, :version, :priority, :calendar, :response, :update, :resolution)

-- name: contract.targets
SELECT priority, calendar_id, response_minutes, update_minutes, resolution_minutes
  FROM sla_target
 WHERE client_id = :scope_client AND version_id = :version
 ORDER BY priority

-- name: contract.insert-case-credit
INSERT INTO contract_case_credit (client_id, version_id, priority, amount_minor, currency)
VALUES (:scope_client, :version, :priority, :amount, :currency)

-- name: contract.case-credits
SELECT priority, amount_minor, currency
  FROM contract_case_credit
 WHERE client_id = :scope_client AND version_id = :version

-- name: contract.insert-cost
INSERT INTO direct_cost (id, client_id, cost_month, label, amount_minor, currency)
VALUES (:id, :scope_client, :month, :label, :amount, :currency)

-- name: contract.costs
SELECT id, cost_month, label, amount_minor, currency
  FROM direct_cost
 WHERE client_id = :scope_client AND cost_month = :month
 ORDER BY label, id
