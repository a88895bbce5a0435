package dev.plumbline.klaviyo;

/** A private API key ({@code pk_…}). It is shown nowhere: {@link #toString()} hides it and no message quotes it. */
public record ApiKey(String value) {

    /** @throws IllegalArgumentException when the key is empty or has characters that no header may carry */
    public ApiKey {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "The Klaviyo API key is empty or has blanks, line ends or non-ASCII characters in it"
                            + " (its text is not shown). Copy it again from Klaviyo, Settings > API keys.");
        }
    }

    @Override
    public String toString() {
        return "ApiKey(hidden)";
    }
}
