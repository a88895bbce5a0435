/**
 * What can be configured, typed, checked whole: {@code plumbline.yaml} and the environment.
 */
@NullMarked
package dev.plumbline.server.settings;

import org.jspecify.annotations.NullMarked;
