package pgsvc.resolve;

import pgsvc.diagnostic.SourceRange;

/// A service on one load balancer.
///
/// @param renderedFrom the host whose variables it was resolved with: the member itself, or the primary behind a
/// provider
/// @param delegated whether `pg_service_provider` put it here
/// @param where the line that put it here: the provider's, or the cluster's
public record PlacedService(Service service, String renderedFrom, boolean delegated, SourceRange where) {}
