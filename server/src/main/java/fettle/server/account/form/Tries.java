package fettle.server.account.form;

import fettle.contracts.words.Refused;
import fettle.web.Refusal;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads a form to its end although some of its fields are wrong, so that all that is wrong is told at once.
public final class Tries {

    private Optional<Refusal.Invalid> wrong = Optional.empty();

    /// What a field says, or something in its place when it can't be read.
    public <T> T of(Supplier<T> read, T otherwise) {
        try {
            return read.get();
        } catch (Refusal.Invalid refusal) {
            add(refusal);
            return otherwise;
        }
    }

    /// The same for what `contracts` may find wrong with a field.
    public <T> T at(String field, Supplier<T> read, T otherwise) {
        try {
            return of(read, otherwise);
        } catch (Refused refused) {
            add(Refusal.Invalid.field(field, refused.sentence()));
            return otherwise;
        }
    }

    /// @throws Refusal.Invalid with all that was wrong
    public void end() {
        wrong.ifPresent(refusal -> {
            throw refusal;
        });
    }

    private void add(Refusal.Invalid refusal) {
        wrong = Optional.of(wrong.map(before -> before.and(refusal)).orElse(refusal));
    }
}
