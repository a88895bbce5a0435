/**
 * The handbook: what each team checks, how to read what Plumbline says, who owns what; written from the configuration that is in force.
 */
@NullMarked
package dev.plumbline.server.handbook;

import org.jspecify.annotations.NullMarked;
