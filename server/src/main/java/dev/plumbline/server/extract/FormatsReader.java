package dev.plumbline.server.extract;

import dev.plumbline.server.extract.ExtractFormats.Loaded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** Reads the file of {@code extracts.formats}: a list {@code extracts}, each checked by {@link FormatReader}. */
final class FormatsReader {
    private FormatsReader() {}

    /** @param fileName for the faults */
    static Loaded read(String fileName, String yaml) {
        Faults faults = new Faults(fileName);
        List<ExtractFormat> formats = new ArrayList<>();
        try {
            Yaml whole = Yaml.parse(yaml);
            if (whole instanceof Yaml.Mapping top
                    && top.entries().get("extracts") instanceof Yaml.Sequence extracts
                    && top.entries().size() == 1) {
                Set<String> names = new HashSet<>();
                extracts.parts()
                        .forEach(part -> one(part, faults).ifPresent(format -> {
                            if (!names.add(format.name())) {
                                faults.at(part.line(), "there are two extracts of the name " + format.name());
                            }
                            formats.add(format);
                        }));
            } else {
                faults.at(
                        whole.line(), "expected one key, extracts, with a list of formats, as docs/extracts.md shows");
            }
        } catch (JacksonException malformed) {
            faults.at(malformed.getLocation().getLineNr(), "this is no YAML: " + malformed.getOriginalMessage());
        }
        return faults.messages().isEmpty()
                ? new Loaded.Good(new ExtractFormats(formats))
                : new Loaded.Faults(faults.messages());
    }

    private static Optional<ExtractFormat> one(Yaml part, Faults faults) {
        if (part instanceof Yaml.Mapping mapping) {
            return new FormatReader(mapping, faults).read();
        }
        faults.at(part.line(), "expected the keys of one extract, as docs/extracts.md shows");
        return Optional.empty();
    }

    /** What is wrong, each with its line. */
    static final class Faults {
        private final String fileName;
        private final List<String> messages = new ArrayList<>();

        Faults(String fileName) {
            this.fileName = fileName;
        }

        void at(int line, String message) {
            messages.add(fileName + ", line " + line + ": " + message);
        }

        int count() {
            return messages.size();
        }

        List<String> messages() {
            return List.copyOf(messages);
        }
    }
}
