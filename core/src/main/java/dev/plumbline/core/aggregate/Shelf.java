package dev.plumbline.core.aggregate;

import java.util.Map;
import java.util.Set;

/** Where a host keeps aggregates: all that {@link Run} needs of one. What came of a run it gives back as {@link Run.Result}. */
@FunctionalInterface
public interface Shelf {

    /** Those of the aggregates that are stored; a key without one is left out. */
    Map<AggregateKey, Aggregate> load(Set<AggregateKey> keys);
}
