package dev.plumbline.core.document;

/**
 * Where stock lies.
 *
 * @param plant WERKS
 * @param location storage location (LGORT); empty means the whole plant, or that the message does not tell its locations apart
 */
public record Place(String plant, String location) {

    /** {@code 1000} or {@code 1000/0001}. */
    @Override
    public String toString() {
        return location.isEmpty() ? plant : plant + "/" + location;
    }
}
