package fettle.server.staff;

/// People who take work of a kind together.
///
/// @param level 1 for the first line, higher for those whom it hands over to
public record ResolverGroup(long id, String name, int level) {}
