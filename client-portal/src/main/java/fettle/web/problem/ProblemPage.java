package fettle.web.problem;

import java.util.List;

/// A problem as a page.
///
/// @param onward where the one link leads
record ProblemPage(int status, String title, String sentence, List<Problem.Field> fields, String onward) {}
