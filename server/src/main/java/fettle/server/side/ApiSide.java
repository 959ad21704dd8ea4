package fettle.server.side;

import fettle.server.Features;
import fettle.server.SignInKit;
import fettle.server.account.group.GroupMonths;
import fettle.server.api.Api;
import fettle.server.api.agreement.CalendarResource;
import fettle.server.api.agreement.ContractResource;
import fettle.server.api.agreement.GroupResource;
import fettle.server.api.agreement.MonthResource;
import fettle.server.api.agreement.OpeningResource;
import fettle.server.api.agreement.OutlookResource;
import fettle.server.api.agreement.PayrollResource;
import fettle.server.api.agreement.SupplierResource;
import fettle.server.api.call.Door;
import fettle.server.api.call.Once;
import fettle.server.api.call.OpenApi;
import fettle.server.api.entitlement.CoverResource;
import fettle.server.api.entitlement.ReplayResource;
import fettle.server.api.mail.AuthorisationResource;
import fettle.server.api.mail.BlockedResource;
import fettle.server.api.mail.IntakeResource;
import fettle.server.api.mail.MailboxResource;
import fettle.server.api.mail.OutgoingResource;
import fettle.server.api.mail.SendingResource;
import fettle.server.api.people.ClientResource;
import fettle.server.api.people.MailChoiceResource;
import fettle.server.api.people.NoticeResource;
import fettle.server.api.people.ParticipantResource;
import fettle.server.api.people.SatisfactionResource;
import fettle.server.api.people.StaffResource;
import fettle.server.api.ticket.ApprovalResource;
import fettle.server.api.ticket.CannedReplyResource;
import fettle.server.api.ticket.TicketDesk;
import fettle.server.api.ticket.TicketMore;
import fettle.server.api.ticket.TicketResource;
import fettle.server.api.ticket.TicketVerbs;
import fettle.server.api.ticket.TimeResource;
import fettle.server.client.choice.MailChoices;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.keys.RequestKeys;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Texts;
import java.time.InstantSource;
import java.util.List;

/// The API, wired.
public record ApiSide(
        Database database,
        InstantSource clock,
        BlobStore blobs,
        SignInKit signIn,
        Features features,
        MailSide mail,
        Texts texts)
        implements Routes {

    @Override
    public List<Route> routes() {
        OpenApi description = OpenApi.load();
        var once = new Once(database, new RequestKeys(database, clock));
        var door = new Door(database, once, signIn.guards().api(), description);
        return new Api(
                        description,
                        door,
                        List.of(
                                new IntakeResource(database, mail.intaking(), once),
                                new BlockedResource(mail.intaking().ledger()),
                                new AuthorisationResource(mail.mailboxes(), mail.authorisations(), signIn.audit()),
                                new OutgoingResource(database, features.outbox(), mail::raw),
                                new MailboxResource(mail.mailboxes(), features.clients(), features.staff()),
                                new TicketResource(tickets(), features.clients(), features.staff()),
                                new TicketVerbs(tickets()),
                                new CannedReplyResource(features.ticketing(), features.staff()),
                                new TicketMore(tickets()),
                                new ApprovalResource(
                                        features.ticketing().tickets(),
                                        features.asking().approvals()),
                                new SatisfactionResource(
                                        features.clients(), features.asking().surveys()),
                                new ParticipantResource(
                                        features.ticketing().tickets(),
                                        features.ticketing().askers(),
                                        features.conversations()),
                                new MailChoiceResource(features.clients(), new MailChoices()),
                                new SendingResource(mail.ourMail()),
                                new TimeResource(tickets()),
                                new StaffResource(features.staff(), signIn.accounts(), signIn.audit()),
                                new NoticeResource(features.notices()),
                                new ClientResource(features.clients(), features.staff()),
                                new CalendarResource(features.calendars(), features.kinds(), signIn.audit()),
                                new SupplierResource(features.suppliers()),
                                new ContractResource(features.clients(), features.contracts(), features.calendars()),
                                new CoverResource(
                                        features.clients(),
                                        features.covers(),
                                        features.months(),
                                        features.closedMonths(),
                                        texts),
                                new OpeningResource(features.contracts(), features.openings()),
                                new GroupResource(
                                        features.clients(),
                                        features.contracts(),
                                        features.groups(),
                                        new GroupMonths(clock, features.clients(), features.covers())),
                                new ReplayResource(features.contracts(), features.replays()),
                                new MonthResource(clock, features.months()),
                                new OutlookResource(clock, features.months()),
                                new PayrollResource(features.profits(), features.payroll())))
                .routes();
    }

    private TicketDesk tickets() {
        return new TicketDesk(
                database,
                clock,
                blobs,
                features.clocks(),
                features.calendars(),
                features.suppliers(),
                features.log(),
                features.conversations(),
                features.ticketing(),
                features.times());
    }
}
