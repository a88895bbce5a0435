/**
 * Station 3: from an IDoc to documents of the canonical model, by content; or a precise complaint.
 */
@NullMarked
package dev.plumbline.server.translate;

import org.jspecify.annotations.NullMarked;
