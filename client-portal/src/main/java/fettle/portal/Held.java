package fettle.portal;

import fettle.contracts.money.Money;
import java.time.Duration;

/// What a line of the agreement held in a month: hours or money paid ahead, how much was used, and what is left.
///
/// @param line as the bill calls it
public record Held(String line, Amount used, Amount left, Amount lapsed) {

    /// Hours or money.
    public sealed interface Amount {

        record Time(Duration length) implements Amount {}

        record Sum(Money money) implements Amount {}
    }
}
