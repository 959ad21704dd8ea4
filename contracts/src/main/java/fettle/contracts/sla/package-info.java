/// What a contract promises about time, and what happens to a ticket that bears on it (DOMAIN 2.1-2.4).
package fettle.contracts.sla;
