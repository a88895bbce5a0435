/**
 * Station 4: works the aggregates. Takes decisions, wake-ups and IDocs in batches, one transaction each, from a host: here PostgreSQL.
 */
@NullMarked
package dev.plumbline.server.engine;

import org.jspecify.annotations.NullMarked;
