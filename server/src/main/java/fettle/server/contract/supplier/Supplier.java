package fettle.server.contract.supplier;

import java.util.Optional;

/// Somebody whose work we need for ours, with what they owe us.
///
/// @param targetMinutes within how much of their open time they are to have done it (DOMAIN 2.6)
/// @param version grows by one with each change
public record Supplier(
        long id,
        String name,
        long calendarId,
        int targetMinutes,
        Optional<String> phone,
        Optional<String> email,
        boolean active,
        int version) {}
