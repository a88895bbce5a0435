@NullMarked
package dev.plumbline.bench.limits;

import org.jspecify.annotations.NullMarked;
