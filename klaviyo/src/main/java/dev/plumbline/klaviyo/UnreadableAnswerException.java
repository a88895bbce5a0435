package dev.plumbline.klaviyo;

/** An answer without what its endpoint promises. Callers of the library see a {@link Failure} instead. */
final class UnreadableAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    UnreadableAnswerException(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
