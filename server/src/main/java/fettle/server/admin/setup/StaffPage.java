package fettle.server.admin.setup;

import fettle.server.job.Trouble;
import fettle.server.signin.Role;
import fettle.server.staff.ResolverGroup;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Tx;
import fettle.web.text.Initials;
import fettle.web.text.Texts;
import java.util.List;
import java.util.stream.Collectors;

/// Everybody at the desk, and the groups that they are in; before them, what fails by itself.
record StaffPage(
        List<SetupTab> tabs,
        boolean failing,
        List<String> troubles,
        List<Person> people,
        List<Group> groups,
        List<Choice> roles) {

    record Person(String path, String initials, String name, String email, String role, String groups, boolean gone) {}

    record Group(String name, int level, String members) {}

    static StaffPage of(Staff staff, Tx tx, List<Trouble> troubles, Texts texts) {
        return new StaffPage(
                SetupTab.at(texts, "/setup"),
                !troubles.isEmpty(),
                troubles.stream()
                        .map(one -> texts.with("setup.trouble", one.work(), one.times(), one.words()))
                        .toList(),
                staff.all(tx).stream()
                        .map(person -> person(staff, tx, person, texts))
                        .toList(),
                staff.groups(tx).stream().map(group -> group(staff, tx, group)).toList(),
                Choice.roles(texts, Role.TECHNICIAN));
    }

    private static Person person(Staff staff, Tx tx, Technician person, Texts texts) {
        return new Person(
                "/setup/staff/" + person.id(),
                Initials.of(person.name()),
                person.name(),
                person.email(),
                Choice.label(texts, person.role()),
                staff.groupsOf(tx, person.id()).stream()
                        .map(ResolverGroup::name)
                        .collect(Collectors.joining(", ")),
                !person.active());
    }

    private static Group group(Staff staff, Tx tx, ResolverGroup group) {
        String members =
                staff.members(tx, group.id()).stream().map(Technician::name).collect(Collectors.joining(", "));
        return new Group(group.name(), group.level(), members);
    }
}
