package fettle.contracts.order;

/// Whether a client has lately had its fair share of our work (DOMAIN 7.1).
///
/// @param fairShare the client's share of the touch hours that wait, 0 to 1
/// @param recentShare its share of the touches in the last five business days, 0 to 1
public record Fairness(double fairShare, double recentShare) {

    private static final double LEAST = 0.5;
    private static final double MOST = 2;

    /// @throws IllegalArgumentException for a share outside 0 to 1
    public Fairness {
        if (!(fairShare >= 0 && fairShare <= 1 && recentShare >= 0 && recentShare <= 1)) {
            throw new IllegalArgumentException("Shares lie between 0 and 1: " + fairShare + ", " + recentShare + ".");
        }
    }

    /// By how much the client's work counts: the root of fair share over recent share, between a half and two.
    ///
    /// 1 where nothing of the client waits, 2 where it waits and was not touched at all. Half of the work
    /// waiting and three tenths of the touches: 1.29.
    public double factor() {
        if (fairShare == 0) {
            return 1;
        }
        return recentShare == 0 ? MOST : Math.clamp(Math.sqrt(fairShare / recentShare), LEAST, MOST);
    }
}
