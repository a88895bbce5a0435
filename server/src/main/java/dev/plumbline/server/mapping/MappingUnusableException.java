package dev.plumbline.server.mapping;

import dev.plumbline.mapping.yaml.Fault;
import java.io.IOException;
import java.util.List;

/** There is no mapping to start with. */
public final class MappingUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MappingUnusableException(List<Fault> faults) {
        super(Fault.inWords(faults) + "\nNone was in force before that could go on.");
    }

    MappingUnusableException(IOException layouts) {
        super("The layouts of segments (idoc.schemas) cannot be used: " + layouts.getMessage());
    }
}
