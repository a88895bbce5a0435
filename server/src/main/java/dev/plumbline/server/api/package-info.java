/**
 * What became of it: the questions that people and programs ask over HTTP.
 */
@NullMarked
package dev.plumbline.server.api;

import org.jspecify.annotations.NullMarked;
