package fettle.web;

final class Placeholder {
    private Placeholder() {}
}
