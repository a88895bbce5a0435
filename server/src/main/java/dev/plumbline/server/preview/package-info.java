/** What a mapping would make of IDocs: nothing is sent or stored. */
@NullMarked
package dev.plumbline.server.preview;

import org.jspecify.annotations.NullMarked;
