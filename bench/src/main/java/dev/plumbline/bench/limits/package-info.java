/** Delivery at Klaviyo's limits: the real one on a virtual clock, with a stand-in that has fixed windows as the judge. */
@NullMarked
package dev.plumbline.bench.limits;

import org.jspecify.annotations.NullMarked;
