/**
 * Whether a campaign to a segment can be sent now: reads the segment in Klaviyo, and what is open about its members here. Changes nothing.
 * Begin with {@link dev.plumbline.server.preflight.PreflightDesk}.
 */
@NullMarked
package dev.plumbline.server.preflight;

import org.jspecify.annotations.NullMarked;
