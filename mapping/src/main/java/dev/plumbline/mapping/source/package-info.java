/** Source bindings: where an IDoc keeps what a document needs. */
@NullMarked
package dev.plumbline.mapping.source;

import org.jspecify.annotations.NullMarked;
