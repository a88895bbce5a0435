/** What Klaviyo is to be told: commands with deterministic identities, in lanes that keep their order. */
@NullMarked
package dev.plumbline.core.command;

import org.jspecify.annotations.NullMarked;
