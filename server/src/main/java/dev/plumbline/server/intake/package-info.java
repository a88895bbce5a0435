/**
 * Station 1: the doors. Each splits what it is given into IDocs, puts them into the inbox, and acknowledges after the commit.
 */
@NullMarked
package dev.plumbline.server.intake;

import org.jspecify.annotations.NullMarked;
