/// Business time: when support is given, and how much of it passes between two moments.
package fettle.contracts.calendar;
