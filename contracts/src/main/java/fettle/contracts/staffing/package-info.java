/// How many people a desk needs, with what is uncertain about the answer (DOMAIN 8).
package fettle.contracts.staffing;
