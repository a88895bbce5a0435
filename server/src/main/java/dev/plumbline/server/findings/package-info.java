/**
 * Beside the way: codes and segments that the mapping does not know, for the people who say what they mean.
 */
@NullMarked
package dev.plumbline.server.findings;

import org.jspecify.annotations.NullMarked;
