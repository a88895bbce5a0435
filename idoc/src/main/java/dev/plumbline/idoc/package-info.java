/** Reads and writes SAP IDocs, flat and XML. */
@NullMarked
package dev.plumbline.idoc;

import org.jspecify.annotations.NullMarked;
