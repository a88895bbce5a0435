/**
 * Beside the way: what is counted where it happens, for whoever watches the server. No label has a value that a document or a person
 * gives: each is an account, an endpoint or an outcome.
 */
@NullMarked
package dev.plumbline.server.metrics;

import org.jspecify.annotations.NullMarked;
