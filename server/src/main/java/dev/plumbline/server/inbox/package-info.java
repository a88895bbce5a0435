/**
 * Station 2: every IDoc as it came, committed before it is acknowledged, known again when it is repeated.
 */
@NullMarked
package dev.plumbline.server.inbox;

import org.jspecify.annotations.NullMarked;
