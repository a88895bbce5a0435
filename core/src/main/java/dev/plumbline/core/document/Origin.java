package dev.plumbline.core.document;

import java.time.Instant;

/**
 * Where a document came from and how new it is. Newer means created later in SAP; the IDoc number only breaks ties, because numbers
 * say nothing about what happened first (invariant I4).
 *
 * @param system the sending system and client
 * @param docnum the IDoc number as sent (EDI_DC40-DOCNUM); empty when the sender left it blank
 * @param messageType the message type (EDI_DC40-MESTYP)
 * @param created when SAP created the message (EDI_DC40-SERIAL where it is a timestamp, else CREDAT and CRETIM, in the system's zone)
 */
public record Origin(SystemId system, String docnum, String messageType, Instant created) {

    /** Whether this message was created after the other one. */
    public boolean isNewerThan(Origin other) {
        int byTime = created.compareTo(other.created);
        return byTime != 0 ? byTime > 0 : docnum.compareTo(other.docnum) > 0;
    }
}
