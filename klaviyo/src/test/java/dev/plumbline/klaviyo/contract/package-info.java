/** Checks request bodies against Klaviyo's OpenAPI document. Packaged as a test-jar, for the tests of other modules too. */
@NullMarked
package dev.plumbline.klaviyo.contract;

import org.jspecify.annotations.NullMarked;
