package fettle.web.template;

/// A view that many pages show and that looks the same on each, as a field with all its choices does: its HTML is kept.
/// So that it can't differ, its template sees nothing of what is around it.
public interface Lasting {

    /// Whether it will be shown again as it is: nothing of it was typed just now.
    boolean lasts();
}
