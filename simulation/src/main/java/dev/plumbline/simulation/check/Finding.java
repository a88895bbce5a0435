package dev.plumbline.simulation.check;

/**
 * Something that does not hold.
 *
 * @param words what is wrong, for people
 */
public record Finding(Check check, String words) {
    @Override
    public String toString() {
        return check + ": " + words;
    }
}
