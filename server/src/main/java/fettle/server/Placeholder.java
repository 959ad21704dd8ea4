package fettle.server;

final class Placeholder {
    private Placeholder() {}
}
