package fettle.server.job;

/// Work that went wrong the last time, which nobody waited for: an administrator is told.
///
/// @param work what it is called
/// @param times how often it has failed in a row
/// @param words what the last failure said
public record Trouble(String work, int times, String words) {}
