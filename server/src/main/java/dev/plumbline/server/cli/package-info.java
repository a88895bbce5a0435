/**
 * The commands of the launcher.
 */
@NullMarked
package dev.plumbline.server.cli;

import org.jspecify.annotations.NullMarked;
