/// What this module has to say to people, before it is put into a language.
package fettle.contracts.words;
