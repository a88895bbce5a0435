/**
 * Targets: what Klaviyo is told, as typed expressions over the views of the core. {@link dev.plumbline.mapping.target.Model} is what an
 * expression may use, {@link dev.plumbline.mapping.target.TargetsSection} reads and checks, {@link dev.plumbline.mapping.target.Targets}
 * words.
 */
@NullMarked
package dev.plumbline.mapping.target;

import org.jspecify.annotations.NullMarked;
