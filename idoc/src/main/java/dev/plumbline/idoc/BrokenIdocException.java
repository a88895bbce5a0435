package dev.plumbline.idoc;

import java.util.Optional;

/** Ends the reading of one IDoc; becomes a {@link ReadResult.Broken} before it leaves this package. */
final class BrokenIdocException extends Exception {
    private final transient Position position;
    private final transient Optional<ControlRecord> control;

    BrokenIdocException(String reason, Position position, Optional<ControlRecord> control) {
        super(reason);
        this.position = position;
        this.control = control;
    }

    ReadResult.Broken toResult() {
        return new ReadResult.Broken(String.valueOf(getMessage()), position, control);
    }
}
