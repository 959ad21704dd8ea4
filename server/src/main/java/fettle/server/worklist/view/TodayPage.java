package fettle.server.worklist.view;

/// The page on which a technician's day begins.
public record TodayPage(String date, TodayList list) {}
