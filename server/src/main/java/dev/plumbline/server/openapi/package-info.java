/**
 * What the calls over HTTP are, for programs and for people who write them: one OpenAPI document, made of the handlers that run, the
 * records that they answer and what the guard takes. Whoever handles a call says here what it is ({@link dev.plumbline.server.openapi.Call});
 * nothing is written twice. Thread-safe; the document is made once, when it is first asked for.
 */
@NullMarked
package dev.plumbline.server.openapi;

import org.jspecify.annotations.NullMarked;
