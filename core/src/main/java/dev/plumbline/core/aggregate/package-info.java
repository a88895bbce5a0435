/**
 * The aggregates: {@link dev.plumbline.core.aggregate.Order}, {@link dev.plumbline.core.aggregate.Customer} and
 * {@link dev.plumbline.core.aggregate.Stock}. Each remembers the newest report of every document that concerns it, and what it has
 * already told Klaviyo; what is to be told follows from the two. So any arrival order of the same documents ends in the same
 * memory, a repetition changes nothing, and older news never wins (invariants I2, I4).
 *
 * <p>{@link dev.plumbline.core.aggregate.Mirror} is the door: it routes a document to the aggregates and steps them. A host stores
 * the aggregate, the commands and the hold of each {@link dev.plumbline.core.aggregate.Step} in one transaction.
 */
@NullMarked
package dev.plumbline.core.aggregate;

import org.jspecify.annotations.NullMarked;
