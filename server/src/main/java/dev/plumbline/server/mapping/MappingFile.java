package dev.plumbline.server.mapping;

import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.MappingLoader.Result;
import dev.plumbline.mapping.yaml.Fault;
import dev.plumbline.mapping.yaml.Place;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file in which a site keeps its mapping. */
public final class MappingFile {
    private static final Path USUAL = Path.of("mapping.yaml");
    /** The text of no file: the default mapping alone. */
    private static final String WITHOUT = "";

    private final MappingLoader loader;
    private final Path file;
    private final boolean mayBeMissing;

    /** @param named what the configuration names; empty means the usual one, and without it the default mapping as it is */
    public MappingFile(MappingLoader loader, Optional<Path> named) {
        this.loader = loader;
        this.file = named.orElse(USUAL);
        this.mayBeMissing = named.isEmpty();
    }

    /** By which it is checked. */
    MappingLoader loader() {
        return loader;
    }

    /** What came of reading it. */
    public sealed interface Read {
        /** @param text the file's; empty when there is none */
        record Good(Mapping mapping, String text) implements Read {}

        record Faulty(List<Fault> faults) implements Read {}
    }

    /** How faults name it. */
    private String name() {
        return String.valueOf(file.getFileName());
    }

    /** Reads it as it is now. A file that cannot be read is a fault like any other. */
    public Read load() {
        if (mayBeMissing && !Files.exists(file)) {
            return check(WITHOUT);
        }
        try {
            return check(Files.readString(file));
        } catch (NoSuchFileException missing) {
            return unreadable("There is no file " + file);
        } catch (CharacterCodingException e) {
            return unreadable("the file is not in UTF-8");
        } catch (IOException e) {
            return unreadable("the file cannot be read: " + e.getMessage());
        }
    }

    /** What the file would be with this text. */
    Read check(String text) {
        List<Layer> layers = text.isEmpty() ? List.of() : List.of(new Layer(name(), text));
        return switch (loader.load(layers)) {
            case Result.Good good -> new Read.Good(good.mapping(), text);
            case Result.Faulty faulty -> new Read.Faulty(faulty.faults());
        };
    }

    private Read unreadable(String why) {
        return new Read.Faulty(List.of(new Fault(new Place(name(), 1, 1), "", why)));
    }
}
