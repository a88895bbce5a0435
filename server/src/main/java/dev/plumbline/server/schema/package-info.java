/** Beside the way: the layouts of segments that an installation was given by its SAP system, in versions. */
@NullMarked
package dev.plumbline.server.schema;

import org.jspecify.annotations.NullMarked;
