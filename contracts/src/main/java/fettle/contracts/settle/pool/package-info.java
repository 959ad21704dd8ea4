/// What the lines of a contract hold and give out, month by month, and what they earn by it (DOMAIN 3.4, 3.5, 4.1).
package fettle.contracts.settle.pool;
