/// Where a client's margin is going, and what would change it (DOMAIN 4.6-4.8).
package fettle.contracts.margin.outlook;
