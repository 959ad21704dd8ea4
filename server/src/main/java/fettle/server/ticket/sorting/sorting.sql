-- name: sorting.merge
UPDATE ticket
   SET stage = 'CLOSED', is_open = FALSE, closed_at = :at, merged_into = :into
 WHERE client_id = :scope_client AND id = :id

-- name: sorting.part
UPDATE ticket
   SET stage = CASE WHEN resolved_at IS NOT NULL THEN 'RESOLVED'
                    WHEN pause_reason IS NOT NULL THEN 'WAITING'
                    WHEN owner_id IS NOT NULL THEN 'WORKING'
                    WHEN triaged_at IS NOT NULL THEN 'TRIAGED'
                    ELSE 'NEW' END,
       is_open = CASE WHEN resolved_at IS NULL THEN TRUE ELSE FALSE END,
       closed_at = NULL, merged_into = NULL
 WHERE client_id = :scope_client AND id = :id

-- name: sorting.merged-into
SELECT id FROM ticket WHERE client_id = :scope_client AND merged_into = :id ORDER BY id

-- name: sorting.received
UPDATE ticket SET received_at = :at WHERE client_id = :scope_client AND id = :id

-- name: sorting.unanswered
UPDATE ticket SET unanswered_since = :since WHERE client_id = :scope_client AND id = :id

-- name: sorting.resolved-as-before
UPDATE ticket
   SET stage = 'RESOLVED', is_open = FALSE, resolved_at = :at, resolved_by = :technician, reopened = reopened - 1,
       pause_reason = NULL, follow_up_at = NULL, next_action = NULL, next_action_at = NULL, promise = NULL,
       promise_at = NULL, promised_by = NULL
 WHERE client_id = :scope_client AND id = :id

-- name: sorting.wait
UPDATE ticket
   SET stage = 'WAITING', pause_reason = :reason, follow_up_at = :followUp
 WHERE client_id = :scope_client AND id = :id

-- name: sorting.untangle
SET CONSTRAINTS ALL DEFERRED

-- name: sorting.remove-participants
DELETE FROM ticket_participant WHERE client_id = :scope_client AND ticket_id = :ticket

-- name: sorting.move-ticket
UPDATE ticket
   SET client_id = :scope_client, contact_id = :contact, contract_version_id = :contractVersion
 WHERE client_id = :from AND id = :id

-- name: sorting.move-attachments
UPDATE attachment SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-entries
UPDATE public_entry SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-notes
UPDATE internal_note SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-supplier-files
UPDATE supplier_file
   SET client_id = :scope_client
 WHERE client_id = :from
   AND message_id IN (SELECT m.id FROM supplier_message m WHERE m.client_id = :from AND m.ticket_id = :ticket)

-- name: sorting.move-supplier-messages
UPDATE supplier_message SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-messages
UPDATE ticket_message SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-events
UPDATE ticket_event SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-clocks
UPDATE sla_clock SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-outcomes
UPDATE sla_outcome SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-times
UPDATE time_entry SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-outbound
UPDATE outbound_mail SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-findings
UPDATE finding SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-triggers
UPDATE monitor_trigger SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-reviews
UPDATE review SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-uncovered
UPDATE uncovered_work SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.undecided
SELECT id FROM approval WHERE client_id = :scope_client AND ticket_id = :ticket AND ending IS NULL

-- name: sorting.move-approvals
UPDATE approval SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-surveys
UPDATE survey SET client_id = :scope_client WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.move-inbound
UPDATE inbound_mail SET ticket_client = :scope_client WHERE ticket_client = :from AND ticket_id = :ticket

-- name: sorting.move-recipients
UPDATE outbound_recipient
   SET client_id = :scope_client
 WHERE client_id = :from
   AND outbound_id IN (SELECT m.id FROM outbound_mail m WHERE m.client_id = :from AND m.ticket_id = :ticket)

-- name: sorting.move-waiting-files
UPDATE waiting_file
   SET client_id = :scope_client
 WHERE client_id = :from
   AND waiting_id IN (SELECT w.id FROM waiting_reply w WHERE w.client_id = :from AND w.ticket_id = :ticket)

-- name: sorting.move-waiting-replies
UPDATE waiting_reply
   SET client_id = :scope_client,
       held_for = CASE WHEN state = 'WAITING' THEN 'OTHER_CLIENT' ELSE held_for END,
       state = CASE WHEN state = 'WAITING' THEN 'HELD' ELSE state END
 WHERE client_id = :from AND ticket_id = :ticket

-- name: sorting.asked
UPDATE ticket SET contact_id = :contact WHERE client_id = :scope_client AND id = :id
