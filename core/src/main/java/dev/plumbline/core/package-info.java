@NullMarked
package dev.plumbline.core;

import org.jspecify.annotations.NullMarked;
