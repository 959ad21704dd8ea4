/// What work a line of a contract takes, and how it counts it (DOMAIN 3.1, 3.2).
package fettle.contracts.contract.work;
