/**
 * Beside the way: how long what was received is kept, and what is stored. Raw IDocs stand in parts, each a table for a span of time; what
 * Klaviyo was told, exceptions and the audit stand in parts of numbers, each what a month needs. What is older than is asked for goes by
 * dropping its part. What is still needed is carried over before.
 */
@NullMarked
package dev.plumbline.server.retention;

import org.jspecify.annotations.NullMarked;
