/// A small HTTP server: pages that are read, and streams of events.
@NullMarked
package pgsvc.web;

import org.jspecify.annotations.NullMarked;
