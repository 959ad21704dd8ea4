/// What was agreed with a client: the versions of a contract and the lines in them (DOMAIN 3).
package fettle.contracts.contract;
