package dev.plumbline.mapping.target;

/**
 * A filter as a mapping says it.
 *
 * @param name its key below {@code rules.filters}
 * @param of what it leaves out
 * @param condition as it is written
 * @param reason why, in the site's words
 */
public record FilterSpec(String name, Subject of, String condition, String reason) {
    /** What a filter can leave out. */
    public enum Subject {
        ORDER,
        CUSTOMER,
        MATERIAL
    }
}
