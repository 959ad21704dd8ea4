/// What a disturbance costs a client, how sure that is, and the priority that follows (DOMAIN 5).
package fettle.contracts.impact;
