/** How fast IDocs are read, beside what others would use and beside what the bytes allow at all. */
@NullMarked
package dev.plumbline.bench.idoc;

import org.jspecify.annotations.NullMarked;
