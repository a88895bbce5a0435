/**
 * An invented merchant's SAP: customers, orders, deliveries, billing documents and stock as IDocs, and the ledger of what Klaviyo must
 * hold in the end. The ledger follows from what happens in the story, never from reading the IDocs: that makes it an oracle.
 */
@NullMarked
package dev.plumbline.sandbox.sap;

import org.jspecify.annotations.NullMarked;
