-- name: company.payroll
SELECT p.technician_id, t.name, p.month_paid, p.minutes_paid, p.cost_minor, p.currency
  FROM payroll p JOIN technician t ON t.id = p.technician_id
 WHERE p.month_paid = :month
 ORDER BY t.name, p.technician_id

-- name: company.hold-person
UPDATE technician SET active = active WHERE id = :technician

-- name: company.forget-payroll
DELETE FROM payroll WHERE technician_id = :technician AND month_paid = :month

-- name: company.pay
INSERT INTO payroll (technician_id, month_paid, minutes_paid, cost_minor, currency)
VALUES (:technician, :month, :minutes, :cost, :currency)
