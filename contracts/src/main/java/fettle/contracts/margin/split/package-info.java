/// A client's margin by line, service and kind of work (DOMAIN 4.5).
package fettle.contracts.margin.split;
