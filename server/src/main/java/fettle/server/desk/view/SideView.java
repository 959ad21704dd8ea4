package fettle.server.desk.view;

import fettle.server.sla.view.ClockView;
import java.util.List;

/// What stands beside the conversation.
///
/// @param warnings what the monitors found, in the words of their boards
/// @param said what a second person said of the handling
/// @param hours the calendar that the clocks go by
/// @param contract "" for work without one
/// @param total the time that was logged, in words
public record SideView(
        List<Warning> warnings,
        List<Said> said,
        String hours,
        List<Clock> clocks,
        String contract,
        String contractPath,
        List<Person> people,
        List<Time> times,
        String total,
        StepForm time,
        StepForm triage) {

    /// What a monitor found.
    public record Warning(String tone, String icon, String words, String since) {}

    /// A verdict.
    public record Said(String tone, String icon, String verdict, String line, String by) {}

    /// A clock, and why it shows what it shows.
    public record Clock(ClockView clock, List<String> why) {}

    /// Somebody at the client whom the ticket concerns.
    public record Person(String initials, String name, String role, String email, String phone) {}

    /// A time entry.
    public record Time(String initials, String name, String note, String minutes, String unpaid, String when) {}

    public boolean warned() {
        return !warnings.isEmpty();
    }

    public boolean logged() {
        return !times.isEmpty();
    }

    public boolean reviewed() {
        return !said.isEmpty();
    }
}
