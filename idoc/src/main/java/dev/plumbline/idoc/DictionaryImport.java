package dev.plumbline.idoc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a {@link Dictionary} of what an SAP system exports about an IDoc type, so that customer segments (Z…, namespaces) are cut
 * into fields too: {@code Dictionary.standard().overriddenBy(DictionaryImport.read(file))}.
 */
public final class DictionaryImport {
    /** SDATA of a data record. */
    static final int DATA_LENGTH = 1000;

    private static final int LARGEST = 64 << 20;
    private static final String KINDS =
            "a WE60 parser export (BEGIN_SEGMENT_SECTION), an IDoc XSD or a WSDL with schemas";

    private DictionaryImport() {}

    /**
     * What one place in a file says of a segment.
     *
     * @param line where the segment begins, from 1
     */
    record Found(SegmentLayout layout, int line) {}

    /**
     * The standard dictionary with the layouts of these files on top, each over those before it.
     *
     * @throws SchemaFormatException as {@link #describe}
     */
    public static Dictionary overStandard(List<Path> files) throws IOException {
        Dictionary dictionary = Dictionary.standard();
        for (Path file : files) {
            dictionary = dictionary.overriddenBy(read(file));
        }
        return dictionary;
    }

    /**
     * The layouts of one file, as {@link #describe}.
     *
     * @throws SchemaFormatException as there
     * @throws IOException if the file cannot be read
     */
    public static Dictionary read(Path file) throws IOException {
        return describe(file).dictionary();
    }

    /**
     * Reads one file; its kind is told by its content, not its name.
     *
     * <ul>
     *   <li>WE60's parser export ("Documentation &gt; Parser"): segment types, definitions, hierarchy by groups; offsets are
     *       CHARACTER_FIRST − 64 (older releases: BYTE_FIRST), checked against LENGTH and CHARACTER_LAST.
     *   <li>WE60's XML schema of an IDoc type, or a WSDL with such schemas: segments are the elements below IDOC; offsets are the
     *       sums of xsd:maxLength in element order. A schema names no segment definitions, so a definition is formed by SAP's rule
     *       for the first release (E1ABC: E2ABC000); any other release is found by it, see {@link Dictionary#find}.
     * </ul>
     *
     * <p>DTDs are refused, other files are never opened.
     *
     * @throws SchemaFormatException if the file is of another kind, is cut off, contradicts itself, or leaves the length of a field
     *     open; nothing is guessed
     * @throws IOException if the file cannot be read
     */
    public static IdocSchema describe(Path file) throws IOException {
        String text = text(file);
        String start = text.stripLeading();
        if (start.startsWith("<")) {
            XsdTypes types = XsdTypes.read(file, text);
            List<Found> found = new XsdImport(file, types).layouts();
            return schema(file, types.kind(), types.idocType(), found);
        }
        if (We60Export.isRecognised(text)) {
            We60Export export = new We60Export(file);
            List<Found> found = export.read(text);
            return schema(file, IdocSchema.Kind.WE60, export.idocType(), found);
        }
        throw new SchemaFormatException(file, 1, otherKind(start), KINDS);
    }

    private static IdocSchema schema(Path file, IdocSchema.Kind kind, String type, List<Found> found)
            throws SchemaFormatException {
        refuseContradictions(file, found);
        return new IdocSchema(
                type, kind, Dictionary.of(found.stream().map(Found::layout).toList()));
    }

    private static String text(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw new SchemaFormatException(file, 1, "more than " + LARGEST + " bytes", KINDS);
        }
        // What is not UTF-8 is the old code page's umlauts in descriptions, which are not kept.
        Charset charset = Charsets.utf16(Arrays.copyOf(bytes, Math.min(4, bytes.length)))
                .orElseGet(() ->
                        Charsets.isUtf8(bytes, 0, bytes.length) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        String text = new String(bytes, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String otherKind(String start) {
        if (start.isEmpty()) {
            return "an empty file";
        }
        if (start.startsWith("EDI_DC")) {
            return "an IDoc";
        }
        if (start.startsWith("/*") && start.contains("IDoc segments")) {
            return "WE60's C header";
        }
        return "'" + start.lines().findFirst().orElse("") + "'";
    }

    /** The same segment may stand in several places and releases, which only append fields. */
    private static void refuseContradictions(Path file, List<Found> found) throws SchemaFormatException {
        Map<String, SegmentLayout> longest = new HashMap<>();
        for (Found one : found) {
            SegmentLayout now = one.layout();
            SegmentLayout before = longest.getOrDefault(now.name(), now);
            boolean grown = now.length() >= before.length();
            SegmentLayout longer = grown ? now : before;
            SegmentLayout shorter = grown ? before : now;
            int common = shorter.columns().size();
            if (common > longer.columns().size()
                    || !shorter.columns().equals(longer.columns().subList(0, common))) {
                String both = now.name() + " with other fields than before in this file (now " + now.length()
                        + " characters, before " + before.length() + ")";
                throw new SchemaFormatException(file, one.line(), both, "one layout, to which releases only append");
            }
            longest.put(now.name(), longer);
        }
    }
}
