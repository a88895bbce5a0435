/**
 * Beside the way: what is loaded after the fact. A table of jobs, each stepped in small transactions: files and tables, or what lies in the
 * inbox already, become rows of the inbox that are marked as history, and the engine does the rest.
 */
@NullMarked
package dev.plumbline.server.backfill;

import org.jspecify.annotations.NullMarked;
