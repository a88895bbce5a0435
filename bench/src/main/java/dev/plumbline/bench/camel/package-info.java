/** A peer: orders by a straightforward route of Apache Camel. */
@NullMarked
package dev.plumbline.bench.camel;

import org.jspecify.annotations.NullMarked;
