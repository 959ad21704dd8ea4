/// The clocks of a ticket, read from its policy and its events alone (DOMAIN 2.3-2.6).
package fettle.contracts.sla.clock;
