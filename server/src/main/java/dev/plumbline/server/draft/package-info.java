/** Beside the way: what a site's mapping could say, drafted from sample IDocs. Shows no value of theirs but short codes. */
@NullMarked
package dev.plumbline.server.draft;

import org.jspecify.annotations.NullMarked;
