/**
 * Station 6: sends the outbox to Klaviyo, each lane in order, within the limits, and decides what an answer means.
 */
@NullMarked
package dev.plumbline.server.delivery;

import org.jspecify.annotations.NullMarked;
