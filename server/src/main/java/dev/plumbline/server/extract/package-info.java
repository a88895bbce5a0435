/**
 * Scheduled lists of SAP tables: how each is declared to be written, and how a file is cut into rows by that. What a row means is the
 * translation's.
 */
@NullMarked
package dev.plumbline.server.extract;

import org.jspecify.annotations.NullMarked;
