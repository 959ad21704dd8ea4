/// What may be concluded from few cases: intervals, shrunk shares, and the kinds of work that go wrong too often
/// (DOMAIN 6.4).
package fettle.contracts.statistics;
