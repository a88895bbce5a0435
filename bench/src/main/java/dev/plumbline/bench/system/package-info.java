/** The whole system measured from outside: a server in a process of its own, between an invented SAP and a stand-in for Klaviyo. */
@NullMarked
package dev.plumbline.bench.system;

import org.jspecify.annotations.NullMarked;
