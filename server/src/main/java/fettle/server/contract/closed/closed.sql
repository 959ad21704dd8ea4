-- name: closed.months
SELECT month_closed, closed_at, closed_by, currency, inputs
  FROM closed_month
 WHERE client_id = :scope_client
 ORDER BY month_closed

-- name: closed.figures
SELECT figure, amount
  FROM closed_figure
 WHERE client_id = :scope_client AND month_closed = :month

-- name: closed.insert
INSERT INTO closed_month (client_id, month_closed, closed_at, closed_by, currency, inputs)
VALUES (:scope_client, :month, :closedAt, :closedBy, :currency, :inputs)

-- name: closed.insert-figure
INSERT INTO closed_figure (client_id, month_closed, figure, amount)
VALUES (:scope_client, :month, :figure, :amount)
