/**
 * Beside the way: whatever cannot go on, with its place, its reason and its cure.
 */
@NullMarked
package dev.plumbline.server.exceptions;

import org.jspecify.annotations.NullMarked;
