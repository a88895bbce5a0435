/**
 * What technical things mean to the people who run the business: for the console, the handbook and whoever else speaks to them.
 */
@NullMarked
package dev.plumbline.server.words;

import org.jspecify.annotations.NullMarked;
