/// What each piece of work is to a contract: counted, covered, drawn and charged, with the reasons (DOMAIN 3).
package fettle.contracts.settle;
