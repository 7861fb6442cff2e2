/// What one HAProxy on this machine is to serve, made of the load balancers that the user chose. May import
/// `render`, `resolve`, `model`, `diagnostic`.
@NullMarked
package pgsvc.run.workload;

import org.jspecify.annotations.NullMarked;
