/**
 * A site's mapping: where its IDocs keep what, which rules the contracts follow, what Klaviyo is told. Read from {@code mapping.yaml} over
 * the default mapping, and checked as a whole before any of it counts.
 */
@NullMarked
package dev.plumbline.mapping;

import org.jspecify.annotations.NullMarked;
