package dev.plumbline.core.command;

/**
 * The person or company a command speaks of, by the identifier that never changes.
 *
 * @param externalId Klaviyo's {@code external_id}: the SAP customer number without leading zeros
 */
public record ProfileKey(String externalId) {
    public ProfileKey {
        if (externalId.isBlank()) {
            throw new IllegalArgumentException("A profile needs a customer number");
        }
    }

    /** The lane of all commands about this profile. */
    public String lane() {
        return "profile:" + externalId;
    }
}
