/** The rules of the contracts: what holds, what is told at once, what is called how, which account hears of what. */
@NullMarked
package dev.plumbline.mapping.rule;

import org.jspecify.annotations.NullMarked;
