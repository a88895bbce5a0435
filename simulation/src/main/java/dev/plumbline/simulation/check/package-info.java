/**
 * What must hold after a run, each invariant as a check of its own. What is expected is computed from the IDocs and from what happened in
 * the invented SAP, never by the code that is checked.
 */
@NullMarked
package dev.plumbline.simulation.check;

import org.jspecify.annotations.NullMarked;
