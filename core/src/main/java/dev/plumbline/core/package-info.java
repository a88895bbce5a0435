/**
 * The mirror itself, pure: no clock, no I/O, no threads, no framework.
 *
 * <p>Follow a document: {@link dev.plumbline.core.document} is what an IDoc says in our words; {@link dev.plumbline.core.aggregate}
 * decides which aggregates it concerns and steps them; {@link dev.plumbline.core.command} is what they want Klaviyo to be told.
 *
 * <p>A host (PostgreSQL in the server, memory in tests) loads states, calls {@link dev.plumbline.core.aggregate.Mirror}, and stores
 * states and commands together. Everything here is immutable and safe to share between threads.
 */
@NullMarked
package dev.plumbline.core;

import org.jspecify.annotations.NullMarked;
