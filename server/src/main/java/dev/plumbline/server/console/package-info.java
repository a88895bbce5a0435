/**
 * The pages of the people who run this: what is true, what is stuck, whose turn it is, and the means to mend it. Asks the desks as the API
 * does; a page changes while it is looked at ({@link dev.plumbline.server.console.LiveFeed}).
 */
@NullMarked
package dev.plumbline.server.console;

import org.jspecify.annotations.NullMarked;
