/// What each client of a group has of a contract that they share (DOMAIN 3.1).
package fettle.contracts.settle.group;
