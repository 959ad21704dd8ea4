package fettle.contracts;

final class Placeholder {
    private Placeholder() {}
}
