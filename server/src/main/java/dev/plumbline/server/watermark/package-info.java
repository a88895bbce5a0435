/**
 * Beside the way: looks at the disk and at what piles up, warns of it, and lets nothing more in before it does harm. What is refused stays
 * with its sender, so nothing is lost, and it goes on by itself once there is room again.
 */
@NullMarked
package dev.plumbline.server.watermark;

import org.jspecify.annotations.NullMarked;
