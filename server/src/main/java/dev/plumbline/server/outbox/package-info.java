/**
 * Station 5: what Klaviyo is to be told and was ever told.
 */
@NullMarked
package dev.plumbline.server.outbox;

import org.jspecify.annotations.NullMarked;
