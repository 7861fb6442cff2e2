package pgsvc.plan;

import java.util.Optional;

/// What a node's base configuration shall have, where it is pgsvc's business at all.
///
/// @param whole the text for a node that has none, or has one that pgsvc wrote; with its mark
/// @param stateFile where health states are put for a reload, unless the base names another file
/// @param socket where HAProxy takes commands of an administrator, unless it does elsewhere
/// @param hardStopAfter how long an old worker may go on, in HAProxy's notation
public record BaseWish(String whole, String stateFile, String socket, Optional<String> hardStopAfter) {}
