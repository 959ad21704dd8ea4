package fettle.web.problem;

import java.util.List;

/// A problem with a part of a page that loads by itself: it shows where the layout has its `#refused`.
record ProblemPart(String sentence, List<Problem.Field> fields) {}
