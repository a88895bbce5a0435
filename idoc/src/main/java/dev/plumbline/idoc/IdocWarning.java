package dev.plumbline.idoc;

/** Something in an IDoc that is not as SAP writes it, yet leaves no doubt what was meant. The IDoc was read. */
public record IdocWarning(String message, Position position) {
    @Override
    public String toString() {
        return position.isKnown() ? position + ": " + message : message;
    }
}
