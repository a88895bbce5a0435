package dev.plumbline.idoc;

import java.util.Collections;
import java.util.Map;

/**
 * A status record (EDI_DS40): what became of an IDoc, as a partner reports it to SAP. Texts are trimmed.
 *
 * @param values the fields that are not blank, by their SAP names, in the order of EDI_DS40
 */
public record StatusRecord(Map<String, String> values) {
    public StatusRecord {
        values = Collections.unmodifiableMap(RecordLayout.EDI_DS40.inOrder(values));
    }

    /** Any field by its SAP name; empty when blank or absent. */
    public String text(String fieldName) {
        return values.getOrDefault(fieldName, "");
    }

    /** DOCNUM of the IDoc that the status is about. */
    public String docnum() {
        return text("DOCNUM");
    }

    /** STATUS, such as {@code 16} for a positive functional acknowledgement. */
    public String status() {
        return text("STATUS");
    }

    /** STATXT */
    public String statusText() {
        return text("STATXT");
    }
}
