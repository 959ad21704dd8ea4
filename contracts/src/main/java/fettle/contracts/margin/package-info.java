/// What a client's month earned, and what it cost (DOMAIN 4).
package fettle.contracts.margin;
