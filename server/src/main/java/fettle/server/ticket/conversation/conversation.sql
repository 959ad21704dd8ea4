-- name: conversation.insert-entry
INSERT INTO public_entry (id, client_id, ticket_id, author_kind, author_id, author_name, channel, automatic,
                          happened_at, logged_at, body, visible_body, html_sha256, raw_sha256, message_id, notice,
                          also_to)
VALUES (:id, :scope_client, :ticket, :authorKind, :author, :authorName, :channel, :automatic,
        :at, :loggedAt, :text, :visibleText, :html, :raw, :messageId, :notice, :alsoTo)

-- name: conversation.insert-attachment
INSERT INTO attachment (id, client_id, ticket_id, entry_id, position, name, content_type, size, sha256, content_id,
                        inline, inside_id)
VALUES (:id, :scope_client, :ticket, :entry, :position, :name, :contentType, :size, :sha256, :contentId, :inline,
        :inside)

-- name: conversation.insert-note
INSERT INTO internal_note (id, client_id, ticket_id, technician_id, author_name, happened_at, logged_at, body)
VALUES (:id, :scope_client, :ticket, :technician, :authorName, :at, :loggedAt, :text)

-- name: conversation.remember-message
INSERT INTO ticket_message (client_id, message_hash, ticket_id) VALUES (:scope_client, :hash, :ticket)

-- name: conversation.entries
SELECT id, client_id, ticket_id, author_kind, author_id, author_name, channel, automatic, happened_at, logged_at, body,
       visible_body, html_sha256, raw_sha256, message_id, notice, also_to
  FROM public_entry -- DERBY-PROPERTIES index=PUBLIC_ENTRY_TICKET
 WHERE client_id = :scope_client AND ticket_id = :ticket
 ORDER BY happened_at, id

-- name: conversation.last-of-client
SELECT id, client_id, ticket_id, author_kind, author_id, author_name, channel, automatic, happened_at, logged_at, body,
       visible_body, html_sha256, raw_sha256, message_id, notice, also_to
  FROM public_entry
 WHERE client_id = :scope_client AND ticket_id = :ticket AND author_kind <> 'TECHNICIAN' AND automatic = FALSE
 ORDER BY happened_at DESC, id DESC
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY

-- name: conversation.message-ids
SELECT message_id
  FROM public_entry
 WHERE client_id = :scope_client AND ticket_id = :ticket AND message_id IS NOT NULL
 ORDER BY happened_at DESC, id DESC
OFFSET 0 ROWS FETCH NEXT 20 ROWS ONLY

-- name: conversation.first-message-id
SELECT message_id
  FROM public_entry
 WHERE client_id = :scope_client AND ticket_id = :ticket AND message_id IS NOT NULL
 ORDER BY happened_at, id
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY

-- name: conversation.notes
SELECT id, client_id, ticket_id, technician_id, author_name, happened_at, logged_at, body
  FROM internal_note -- DERBY-PROPERTIES index=INTERNAL_NOTE_TICKET
 WHERE client_id = :scope_client AND ticket_id = :ticket
 ORDER BY happened_at, id

-- name: conversation.attachments
SELECT id, client_id, ticket_id, entry_id, position, name, content_type, size, sha256, content_id, inline, inside_id
  FROM attachment -- DERBY-PROPERTIES index=ATTACHMENT_TICKET
 WHERE client_id = :scope_client AND ticket_id = :ticket
 ORDER BY entry_id, position

-- name: conversation.attachment
SELECT id, client_id, ticket_id, entry_id, position, name, content_type, size, sha256, content_id, inline, inside_id
  FROM attachment
 WHERE client_id = :scope_client AND id = :id

-- name: conversation.tickets-of-message
SELECT ticket_id FROM ticket_message WHERE client_id = :scope_client AND message_hash = :hash ORDER BY ticket_id

-- name: conversation.ticket-of-message-anywhere
-- all clients: only the desk is told that a stranger's mail names a ticket
SELECT ticket_id
  FROM ticket_message
 WHERE message_hash = :hash
 ORDER BY ticket_id DESC
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY

-- name: conversation.sent-by-us
SELECT id
  FROM public_entry
 WHERE client_id = :scope_client AND ticket_id = :ticket AND author_kind = 'TECHNICIAN'
 ORDER BY id
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY

-- name: conversation.move-attachments
UPDATE attachment SET ticket_id = :to WHERE client_id = :scope_client AND ticket_id = :ticket

-- name: conversation.move-entries
UPDATE public_entry
   SET ticket_id = :to, merged_from = COALESCE(merged_from, :ticket)
 WHERE client_id = :scope_client AND ticket_id = :ticket

-- name: conversation.move-notes
UPDATE internal_note
   SET ticket_id = :to, merged_from = COALESCE(merged_from, :ticket)
 WHERE client_id = :scope_client AND ticket_id = :ticket

-- name: conversation.move-supplier-messages
UPDATE supplier_message
   SET ticket_id = :to, merged_from = COALESCE(merged_from, :ticket)
 WHERE client_id = :scope_client AND ticket_id = :ticket

-- name: conversation.move-attachments-back
UPDATE attachment
   SET ticket_id = :to
 WHERE client_id = :scope_client AND ticket_id = :ticket
   AND entry_id IN (SELECT e.id FROM public_entry e WHERE e.client_id = :scope_client AND e.merged_from = :origin)

-- name: conversation.move-entries-back
UPDATE public_entry
   SET ticket_id = :to, merged_from = CASE WHEN merged_from = :to THEN NULL ELSE merged_from END
 WHERE client_id = :scope_client AND ticket_id = :ticket AND merged_from = :origin

-- name: conversation.move-notes-back
UPDATE internal_note
   SET ticket_id = :to, merged_from = CASE WHEN merged_from = :to THEN NULL ELSE merged_from END
 WHERE client_id = :scope_client AND ticket_id = :ticket AND merged_from = :origin

-- name: conversation.move-supplier-messages-back
UPDATE supplier_message
   SET ticket_id = :to, merged_from = CASE WHEN merged_from = :to THEN NULL ELSE merged_from END
 WHERE client_id = :scope_client AND ticket_id = :ticket AND merged_from = :origin

-- name: conversation.move-files-of
UPDATE attachment SET ticket_id = :to WHERE client_id = :scope_client AND entry_id = :entry

-- name: conversation.move-entry
UPDATE public_entry SET ticket_id = :to, merged_from = NULL WHERE client_id = :scope_client AND id = :entry

-- name: conversation.forget-message
DELETE FROM ticket_message
 WHERE client_id = :scope_client AND message_hash = :hash AND ticket_id = :ticket
