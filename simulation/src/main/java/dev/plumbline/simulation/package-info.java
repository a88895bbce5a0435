/** {@code ./plumbline simulate}: runs seeds, shrinks those that fail, and tells their stories. */
@NullMarked
package dev.plumbline.simulation;

import org.jspecify.annotations.NullMarked;
