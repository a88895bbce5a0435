/**
 * One run: an invented merchant's IDocs, Klaviyo's model, the real stations between them, and all that goes wrong. Everything follows
 * from a seed; there is no clock, no network and no second thread.
 */
@NullMarked
package dev.plumbline.simulation.world;

import org.jspecify.annotations.NullMarked;
