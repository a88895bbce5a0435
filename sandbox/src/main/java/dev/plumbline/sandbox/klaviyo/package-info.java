/**
 * A stand-in for Klaviyo: its protocol, limits and semantics as far as they are documented or were observed (revision 2026-07-15), with
 * faults that can be switched on, and an inspection API that Klaviyo does not have.
 *
 * <p>{@link dev.plumbline.sandbox.klaviyo.KlaviyoStandIn} is the HTTP server; the {@code …Endpoints} say what each call does; the account
 * ({@code Profiles}, {@code Events}, {@code Catalog}) is what they change.
 */
@NullMarked
package dev.plumbline.sandbox.klaviyo;

import org.jspecify.annotations.NullMarked;
