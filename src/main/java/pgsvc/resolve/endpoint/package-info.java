/// Where services listen: addresses as HAProxy binds them, and which two cannot both be had on one node.
@NullMarked
package pgsvc.resolve.endpoint;

import org.jspecify.annotations.NullMarked;
