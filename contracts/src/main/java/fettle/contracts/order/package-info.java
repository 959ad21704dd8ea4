/// What to work on next, and why, in words that technician and lead both read (DOMAIN 7).
package fettle.contracts.order;
