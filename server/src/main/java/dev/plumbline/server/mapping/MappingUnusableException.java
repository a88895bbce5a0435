package dev.plumbline.server.mapping;

import dev.plumbline.mapping.yaml.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** There is no mapping to start with. */
public final class MappingUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MappingUnusableException(List<Fault> faults) {
        super("The mapping does not stand, and none was in force before:\n  "
                + faults.stream().map(Fault::toString).collect(Collectors.joining("\n  ")));
    }
}
