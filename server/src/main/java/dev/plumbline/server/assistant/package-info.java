/**
 * Beside the API: the same questions for AI assistants, by the Model Context Protocol, and what they propose for people to decide.
 */
@NullMarked
package dev.plumbline.server.assistant;

import org.jspecify.annotations.NullMarked;
