package dev.plumbline.core.command;

/**
 * The person or company a command speaks of, by the identifier that never changes.
 *
 * @param account the Klaviyo account, by the name that the configuration gives it
 * @param externalId Klaviyo's {@code external_id}: the SAP customer number without leading zeros, with system and client before it
 *     where several send
 */
public record ProfileKey(String account, String externalId) {
    public ProfileKey {
        if (externalId.isBlank()) {
            throw new IllegalArgumentException("A profile needs a customer number");
        }
    }

    /** The lane of all commands about this profile. */
    public String lane() {
        return account + "/profile:" + externalId;
    }
}
