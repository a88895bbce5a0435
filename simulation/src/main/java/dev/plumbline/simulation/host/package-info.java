/**
 * A host of the stations without a database: plain collections, and transactions that are kept whole or not at all. What was not
 * committed is gone after a crash, as it is on PostgreSQL.
 */
@NullMarked
package dev.plumbline.simulation.host;

import org.jspecify.annotations.NullMarked;
