/**
 * Beside the way: what is wrong, told once. {@code Watch} looks at what there is ({@code Look}), judges what has changed
 * ({@code Standing}) and stores the change and its notices in one transaction; {@code Post} tells each channel its notices afterwards.
 * Nothing here mends anything.
 */
@NullMarked
package dev.plumbline.server.alerts;

import org.jspecify.annotations.NullMarked;
