-- watches: client, contact, technician, labour_rate, calendar, calendar_version, kind, ticket, time_entry, sla_outcome
-- watches: contract, contract_version, contract_line, contract_line_rule, contract_line_kind, contract_line_tier
-- watches: contract_line_seats, contract_case_credit, sla_target, direct_cost, closed_month, closed_figure
-- watches: client_group, client_group_member, contract_opening, closed_case, closed_adjustment, closed_credit

-- name: account.work
SELECT w.id, w.ticket_id, t.number, t.subject, t.type, k.name AS kind_name, k.service, w.technician_id,
       p.name AS technician_name, w.started_at, w.minutes, w.non_billable_reason, w.note,
       w.logged_at, t.contact_id, w.approved_by, w.approved_at, a.name AS approver_name
  FROM time_entry w
  JOIN ticket t ON t.client_id = w.client_id AND t.id = w.ticket_id
  JOIN technician p ON p.id = w.technician_id
  LEFT JOIN technician a ON a.id = w.approved_by
  LEFT JOIN kind k ON k.id = t.kind_id
 WHERE w.client_id = :scope_client AND w.started_at >= :since AND w.started_at < :until
 ORDER BY w.started_at, w.id
