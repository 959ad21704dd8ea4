/// Amounts of money that never mix currencies and are rounded once.
package fettle.contracts.money;
