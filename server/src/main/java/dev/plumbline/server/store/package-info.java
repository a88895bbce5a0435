/**
 * The database under the stations: started or connected to, migrated, and the JSON that stands in it.
 */
@NullMarked
package dev.plumbline.server.store;

import org.jspecify.annotations.NullMarked;
