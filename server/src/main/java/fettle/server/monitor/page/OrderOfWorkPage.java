package fettle.server.monitor.page;

/// Everything that needs somebody, and nothing else.
record OrderOfWorkPage(BoardPart board) {}
