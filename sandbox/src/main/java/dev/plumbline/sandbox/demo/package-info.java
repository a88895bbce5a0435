/**
 * The demo: an invented SAP, a real server in a process of its own, a stand-in for Klaviyo, and in the end the proof that both sides
 * agree.
 */
@NullMarked
package dev.plumbline.sandbox.demo;

import org.jspecify.annotations.NullMarked;
