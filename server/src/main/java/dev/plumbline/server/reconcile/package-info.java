/**
 * The proof of agreement: what Klaviyo was to be told of orders and money beside what it has, per day, metric and currency; each difference
 * with its class and its documents.
 */
@NullMarked
package dev.plumbline.server.reconcile;

import org.jspecify.annotations.NullMarked;
