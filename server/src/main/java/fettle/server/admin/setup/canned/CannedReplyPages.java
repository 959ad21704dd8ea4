package fettle.server.admin.setup.canned;

import fettle.server.admin.setup.kept.KeptPages;
import fettle.server.staff.Staff;
import fettle.server.store.Tx;
import fettle.server.ticket.canned.CannedReplies;
import fettle.server.ticket.canned.CannedReply;
import fettle.web.Form;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.util.Optional;

/// Where administrators write the texts that replies begin with.
public record CannedReplyPages(CannedReplies replies, Staff staff, Texts texts)
        implements KeptPages.Kept<CannedReply, CannedReply.Wanted> {

    public static final String PATH = "/setup/canned-replies";

    @Override
    public CannedReply find(Tx tx, long id) {
        return replies.find(tx, id);
    }

    @Override
    public Record page(Tx tx, Optional<CannedReply> shown) {
        return CannedReplyPage.of(replies.all(tx), staff.groups(tx), shown, texts);
    }

    @Override
    public CannedReply.Wanted read(Form form, boolean active) {
        return new CannedReply.Wanted(
                form.text("name", 80), form.lines("text", 10_000), form.optionalId("group"), active);
    }

    @Override
    public void add(Tx tx, CannedReply.Wanted wanted) {
        check(tx, wanted);
        replies.add(tx, wanted);
    }

    @Override
    public void change(Tx tx, long id, int version, CannedReply.Wanted wanted) {
        check(tx, wanted);
        replies.change(tx, id, version, wanted);
    }

    private void check(Tx tx, CannedReply.Wanted wanted) {
        if (wanted.groupId().filter(group -> staff.group(tx, group).isEmpty()).isPresent()) {
            throw Refusal.Invalid.field("group", "staff.group-not-found");
        }
    }
}
