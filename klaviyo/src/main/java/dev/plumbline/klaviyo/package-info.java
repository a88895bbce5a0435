/**
 * A small typed client for Klaviyo's API. Requests are values with Klaviyo's limits checked, an answer says whether and when to try
 * again, and the rate limits are a calculation without a clock.
 *
 * <pre>{@code
 * KlaviyoConfig config = KlaviyoConfig.of(URI.create("https://a.klaviyo.com"), new ApiKey(key));
 * try (KlaviyoClient client = KlaviyoClient.paced(config, clock, Pace.standard(new Random()))) {
 *     Event event = new Event(
 *             "Placed Order",
 *             ProfileRef.ofEmail("anna.thoms@kunde-mail.de").withExternalId("0000104711"),
 *             Map.of("OrderId", "0000012345", "ItemNames", List.of("Bolt M8")),
 *             Instant.parse("2026-03-01T07:15:00Z"),
 *             Optional.of(new BigDecimal("119.00")),
 *             Optional.of("EUR"),
 *             "ECC100-VBAK-0000012345",
 *             false);
 *     String outcome = switch (client.createEvent(event)) {
 *         case Success<Accepted> _ -> "accepted";
 *         case Failed<Accepted>(Failure.Invalid invalid) -> "correct it: " + invalid.summary();
 *         case Failed<Accepted>(Failure failure) -> switch (failure.retryability()) {
 *             case Retryability.Never _ -> "give up: " + failure.summary();
 *             case Retryability.After _, Retryability.Later _ -> "later: " + failure.summary();
 *             case Retryability.Account _ -> "stop: " + failure.summary();
 *         };
 *     };
 *     long inStock = Walk.items(() -> client.variants(CatalogQuery.all()), client::variants)
 *             .filter(variant -> variant.inventoryQuantity().orElse(BigDecimal.ZERO).signum() > 0)
 *             .count();
 * }
 * }</pre>
 *
 * <p>All types are immutable and safe for several threads, except {@link dev.plumbline.klaviyo.RateBudget}, for which
 * {@link dev.plumbline.klaviyo.SharedRateBudget} exists. Calls block; they are made for virtual threads. What the network or Klaviyo
 * does is a value; an {@link java.lang.IllegalArgumentException} is a request that no documented limit allows. Neither keys nor personal
 * data are in any {@code toString()} or message.
 */
@NullMarked
package dev.plumbline.klaviyo;

import org.jspecify.annotations.NullMarked;
