package fettle.web.layout;

/// A link of the main navigation.
///
/// @param icon its symbol in `icons.svg`
/// @param key the keys that lead there, "g t" for G and then T; "" for none
/// @param count how much waits there, "" for nothing
/// @param tone "bad", "warn", "accent" or "" for a plain count
/// @param current whether the page shown is there
record NavItem(String path, String icon, String label, String key, String count, String tone, boolean current) {}
