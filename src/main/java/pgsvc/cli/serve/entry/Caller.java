package pgsvc.cli.serve.entry;

import java.util.Optional;
import pgsvc.access.Role;

/// Who asks.
///
/// @param user nothing where there are no users
/// @param address where the request came from
/// @param token what a change has to bring along; nothing where nothing can be changed
/// @param logsOut whether log-out means anything
public record Caller(Optional<String> user, Role role, String address, Optional<String> token, boolean logsOut) {}
