/**
 * What keeps the stations going: a loop per station that steps it while there is work and waits for a bell when there is none.
 */
@NullMarked
package dev.plumbline.server.loop;

import org.jspecify.annotations.NullMarked;
