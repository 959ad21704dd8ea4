package fettle.server.staff;

import fettle.server.signin.Role;
import java.time.Instant;

/// A person of the desk. Whoever has left stays on record, because their work does.
public record Technician(long id, String email, String name, Role role, boolean active, Instant createdAt) {}
