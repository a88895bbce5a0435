/**
 * Beside the way: what is held, for the people who decide about it.
 */
@NullMarked
package dev.plumbline.server.holds;

import org.jspecify.annotations.NullMarked;
