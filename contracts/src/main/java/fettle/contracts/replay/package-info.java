/// What would have happened to a client's year under another contract (DOMAIN 2, 3, 4).
package fettle.contracts.replay;
