package dev.plumbline.idoc;

/**
 * What a file tells of an IDoc type.
 *
 * @param type the IDoc type, where it is an extended one the extension; empty if the file does not name it
 * @param dictionary its segments
 */
public record IdocSchema(String type, Kind kind, Dictionary dictionary) {
    /** In which form. */
    public enum Kind {
        WE60("WE60 parser export"),
        XSD("XML schema"),
        WSDL("WSDL");

        private final String inWords;

        Kind(String inWords) {
            this.inWords = inWords;
        }

        /** For people. */
        public String inWords() {
            return inWords;
        }

        /** Whether it names the releases of segments (E2EDK01005) that an IDoc type is made of. */
        public boolean namesReleases() {
            return this == WE60;
        }
    }
}
