package fettle.contracts.words;

/// Something that was typed can't be, and the sentence says why to whoever typed it.
///
/// An `IllegalArgumentException`, so that whoever takes those as refusals takes this one too.
public final class Refused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /// Refuses with a sentence for whoever typed it.
    public Refused(Sentence sentence) {
        super(sentence.key() + " " + sentence.arguments());
        this.sentence = sentence;
    }

    /// Refuses with the sentence of this key and its arguments.
    public static Refused because(String key, Object... arguments) {
        return new Refused(Sentence.of(key, arguments));
    }

    /// What to tell the person, in the reader's language.
    public Sentence sentence() {
        return sentence;
    }
}
