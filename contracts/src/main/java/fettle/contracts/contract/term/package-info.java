/// How long a contract runs, and what becomes of it at the end of a term (DOMAIN 3.8).
package fettle.contracts.contract.term;
