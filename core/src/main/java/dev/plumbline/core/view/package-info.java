/**
 * What may be told: views of customers and events with all that is known of them, and the port that puts them into Klaviyo's words. Names
 * and choice are the mapping's affair; what follows from what by the rules of the business is decided before, by the aggregates.
 */
@NullMarked
package dev.plumbline.core.view;

import org.jspecify.annotations.NullMarked;
