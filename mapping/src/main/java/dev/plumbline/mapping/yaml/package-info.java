/** YAML as it is written, each part with its place, and the faults that are found in it. */
@NullMarked
package dev.plumbline.mapping.yaml;

import org.jspecify.annotations.NullMarked;
