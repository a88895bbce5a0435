/** What can be written in a mapping, told from the same catalogs that read it: the reference page and the JSON Schema. */
@NullMarked
package dev.plumbline.mapping.reference;

import org.jspecify.annotations.NullMarked;
