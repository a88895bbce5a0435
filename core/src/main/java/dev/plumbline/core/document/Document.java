package dev.plumbline.core.document;

/**
 * One business document as SAP reported it. Documents are complete reports, not changes: the same document again with the same
 * content says nothing new, with other content it replaces what an older one said.
 */
public sealed interface Document permits OrderInput, CustomerInput, StockInput, ShipmentDocument, StockDocument {

    /** Where it came from and how new it is. */
    Origin origin();
}
