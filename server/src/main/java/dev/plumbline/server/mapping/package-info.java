/** Beside the way: the site's mapping, by which documents are read. */
@NullMarked
package dev.plumbline.server.mapping;

import org.jspecify.annotations.NullMarked;
