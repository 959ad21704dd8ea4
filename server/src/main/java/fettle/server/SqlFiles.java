package fettle.server;

import fettle.server.store.SqlFile;
import java.util.List;
import java.util.stream.Stream;

/// Every file of named statements in the program, by its place below this folder.
public final class SqlFiles {

    public static final List<SqlFile> ALL = Stream.of(
                    "account/account.sql", //
                    "account/block/block.sql",
                    "account/company/company.sql",
                    "account/cover/cover.sql",
                    "account/kept/kept.sql",
                    "api/mail/outgoing.sql",
                    "api/ticket/tickets.sql",
                    "ask/approval/approval.sql",
                    "ask/link/link.sql",
                    "ask/survey/survey.sql",
                    "backup/backup.sql",
                    "client/choice/choice.sql",
                    "client/client.sql",
                    "contract/contract.sql",
                    "contract/supplier/supplier.sql",
                    "contract/closed/closed.sql",
                    "contract/group/group.sql",
                    "contract/line/line.sql",
                    "contract/term/term.sql",
                    "job/lease.sql",
                    "mail/outbox/outbox.sql",
                    "intake/alarm/alarm.sql",
                    "intake/authorisation/authorisation.sql",
                    "intake/balance/balance.sql",
                    "intake/held/held.sql",
                    "intake/intake.sql",
                    "intake/mailbox/mailbox.sql",
                    "intake/selftest/selftest.sql",
                    "intake/turn/turn.sql",
                    "monitor/board/board.sql",
                    "monitor/monitor.sql",
                    "notice/notice.sql",
                    "portal/portal.sql",
                    "review/review.sql",
                    "signin/signin.sql",
                    "sla/sla.sql",
                    "staff/staff.sql",
                    "store/edition/edition.sql",
                    "store/keys/keys.sql",
                    "store/secret/seal.sql",
                    "ticket/canned/canned.sql",
                    "ticket/conversation/conversation.sql",
                    "ticket/conversation/supplier-thread.sql",
                    "ticket/kind/kind.sql",
                    "ticket/log/log.sql",
                    "ticket/sorting/sorting.sql",
                    "ticket/ticket.sql",
                    "ticket/waiting/waiting.sql",
                    "worklist/worklist.sql",
                    "worklog/worklog.sql")
            .map(file -> new SqlFile(SqlFiles.class, file))
            .toList();

    private SqlFiles() {}
}
