/// Which months of the year are busier than others (DOMAIN 8.5).
package fettle.contracts.staffing.season;
