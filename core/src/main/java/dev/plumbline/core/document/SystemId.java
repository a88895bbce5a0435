package dev.plumbline.core.document;

/**
 * The SAP system and client that a document speaks for; numbers are unique only within it.
 *
 * @param system the system id, for example {@code PRD} (from EDI_DC40-SNDPOR {@code SAPPRD}, else the sender's partner number)
 * @param client the client, for example {@code 100} (EDI_DC40-MANDT)
 */
public record SystemId(String system, String client) {
    public SystemId {
        if (system.isBlank() || client.isBlank()) {
            throw new IllegalArgumentException(
                    "A system id needs system and client, got '" + system + "' and '" + client + "'");
        }
    }

    /** The form that stands in keys and in Klaviyo's {@code unique_id}s: {@code PRD-100}. */
    @Override
    public String toString() {
        return system + "-" + client;
    }
}
