/**
 * Beside the API: how the server is, for programs that watch it: metrics, and whether it can take IDocs in. Nothing is counted here that
 * takes the longer the more there is.
 */
@NullMarked
package dev.plumbline.server.observe;

import org.jspecify.annotations.NullMarked;
