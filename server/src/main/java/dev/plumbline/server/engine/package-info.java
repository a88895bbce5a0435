/**
 * Station 4: the PostgreSQL host of the aggregates. Takes IDocs from the inbox in batches, one transaction each.
 */
@NullMarked
package dev.plumbline.server.engine;

import org.jspecify.annotations.NullMarked;
