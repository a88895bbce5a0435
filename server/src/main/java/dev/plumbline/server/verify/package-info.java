/**
 * Station 7: reads back from Klaviyo what it accepted, because a 202 is not storage, and sees to what is not there.
 */
@NullMarked
package dev.plumbline.server.verify;

import org.jspecify.annotations.NullMarked;
