/** What an IDoc says, in the words of the canonical model: no segment names, no qualifiers, numbers and times already typed. */
@NullMarked
package dev.plumbline.core.document;

import org.jspecify.annotations.NullMarked;
