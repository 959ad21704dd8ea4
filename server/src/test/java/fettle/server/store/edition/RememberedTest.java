package fettle.server.store.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final Remembered<String, String> remembered = new Remembered<>(10, String::length);
    private int worked;

    @Test
    void worksOnceForAnEdition() {
        assertThat(ask("acme", 1, "four")).isEqualTo("four");
        assertThat(ask("acme", 1, "other")).isEqualTo("four");
        assertThat(worked).isEqualTo(1);
    }

    @Test
    void worksAnewForAnotherEdition() {
        ask("acme", 1, "four");

        assertThat(ask("acme", 2, "five")).isEqualTo("five");
        assertThat(ask("acme", 2, "six")).isEqualTo("five");
    }

    @Test
    void worksAnewWhenWhatItKnowsDoesNotServe() {
        ask("acme", 1, "four");

        assertThat(remembered.get("acme", OptionalLong.of(1), known -> known.length() > 4, () -> "longer"))
                .isEqualTo("longer");
        assertThat(ask("acme", 1, "x")).isEqualTo("longer");
    }

    @Test
    void neitherTellsNorLearnsWithoutAnEdition() {
        ask("acme", 1, "four");

        assertThat(remembered.get("acme", OptionalLong.empty(), _ -> true, () -> "mine"))
                .isEqualTo("mine");
        assertThat(ask("acme", 1, "other")).isEqualTo("four");
    }

    @Test
    void forgetsWhatWasAskedForLongestAgoWhenAllWeighsTooMuch() {
        ask("acme", 1, "four");
        ask("bolt", 1, "four");
        ask("acme", 1, "other");
        ask("cord", 1, "four");

        assertThat(ask("acme", 1, "anew")).isEqualTo("four");
        assertThat(ask("bolt", 1, "anew")).isEqualTo("anew");
    }

    @Test
    void weighsWhatTakesThePlaceOfSomethingOnce() {
        for (int edition = 1; edition < 9; edition++) {
            ask("acme", edition, "four");
        }
        ask("bolt", 1, "five5");

        assertThat(ask("acme", 8, "anew")).isEqualTo("four");
        assertThat(ask("bolt", 1, "anew")).isEqualTo("five5");
    }

    @Test
    void doesNotKeepWhatIsTooHeavyAndNothingOldInItsPlace() {
        ask("acme", 1, "four");
        ask("bolt", 1, "five5");
        ask("bolt", 2, "much too heavy");

        assertThat(ask("bolt", 2, "anew")).isEqualTo("anew");
        assertThat(ask("acme", 1, "anew")).isEqualTo("four");
    }

    private String ask(String key, long edition, String answer) {
        Supplier<String> work = () -> {
            worked++;
            return answer;
        };
        return remembered.get(key, OptionalLong.of(edition), _ -> true, work);
    }
}
