@NullMarked
package dev.plumbline.idoc;

import org.jspecify.annotations.NullMarked;
