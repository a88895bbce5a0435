@NullMarked
package dev.plumbline.klaviyo;

import org.jspecify.annotations.NullMarked;
