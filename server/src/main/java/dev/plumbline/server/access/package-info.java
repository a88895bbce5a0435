/**
 * Beside the way: who may do what. Every request passes {@link dev.plumbline.server.access.CallerFilter}, which finds out who calls, and
 * {@link dev.plumbline.server.access.Routes}, which says what that takes.
 */
@NullMarked
package dev.plumbline.server.access;

import org.jspecify.annotations.NullMarked;
