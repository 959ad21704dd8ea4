/// How many promises of a month were kept, and what is owed when too few were (DOMAIN 2.8).
package fettle.contracts.sla.attainment;
