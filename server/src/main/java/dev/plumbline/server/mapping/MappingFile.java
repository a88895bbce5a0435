package dev.plumbline.server.mapping;

import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.MappingLoader.Result;
import dev.plumbline.mapping.yaml.Fault;
import dev.plumbline.mapping.yaml.Place;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file in which a site keeps its mapping. */
public final class MappingFile {
    private final MappingLoader loader;
    private final Optional<Path> file;

    /** @param file empty means that the default mapping is used as it is */
    public MappingFile(MappingLoader loader, Optional<Path> file) {
        this.loader = loader;
        this.file = file;
    }

    /** Reads it as it is now. A file that cannot be read is a fault like any other. */
    public Result load() {
        if (file.isEmpty()) {
            return loader.load(List.of());
        }
        String name = file.get().getFileName().toString();
        try {
            return loader.load(List.of(new Layer(name, Files.readString(file.get()))));
        } catch (CharacterCodingException e) {
            return unreadable(name, "the file is not in UTF-8");
        } catch (IOException e) {
            return unreadable(name, "the file cannot be read: " + e.getMessage());
        }
    }

    private static Result unreadable(String name, String why) {
        return new Result.Faulty(List.of(new Fault(new Place(name, 1, 1), "", why)));
    }
}
