package dev.plumbline.server.mapping;

import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.yaml.Fault;
import dev.plumbline.server.mapping.Activation.Origin;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which mapping is in force. Each that ever was stays in the log, and a file that does not check changes nothing. Safe for several
 * threads.
 */
public final class MappingDesk {
    private static final Logger LOG = LoggerFactory.getLogger(MappingDesk.class);
    private static final String AT_THE_START = "start";

    private final MappingFile file;
    private final ActivationLog log;
    private final InstantSource clock;
    private volatile Mapping current;

    /**
     * Takes the file's mapping, or the last good one where the file does not check. A version that was rolled back to stays in force
     * until the file changes.
     *
     * @throws MappingUnusableException when the file does not check and none was in force before
     */
    MappingDesk(MappingFile file, ActivationLog log, InstantSource clock) {
        this.file = file;
        this.log = log;
        this.clock = clock;
        this.current = switch (file.load()) {
            case MappingFile.Read.Good read -> started(read);
            case MappingFile.Read.Faulty faulty -> lastGood(faulty.faults());
        };
    }

    private Mapping started(MappingFile.Read.Good read) {
        Optional<Activation> last = log.last();
        boolean isRolledBack = last.filter(activation -> activation.origin() == Origin.ROLLBACK)
                        .isPresent()
                && log.lastOfTheFile()
                        .filter(activation ->
                                activation.version().equals(read.mapping().version()))
                        .isPresent();
        if (isRolledBack && file.check(last.get().text()) instanceof MappingFile.Read.Good good) {
            return good.mapping();
        }
        if (last.filter(activation -> activation.version().equals(read.mapping().version()))
                .isEmpty()) {
            activate(read, Origin.FILE, AT_THE_START);
        }
        return read.mapping();
    }

    private Mapping lastGood(List<Fault> faults) {
        Optional<MappingFile.Read> last = log.last().map(activation -> file.check(activation.text()));
        if (last.isPresent() && last.get() instanceof MappingFile.Read.Good good) {
            LOG.error(
                    "The mapping file does not check, so the last good mapping {} goes on: {}",
                    good.mapping().version(),
                    faults);
            return good.mapping();
        }
        throw new MappingUnusableException(faults);
    }

    private void activate(MappingFile.Read.Good read, Origin origin, String by) {
        log.append(new Activation(read.mapping().version(), origin, read.text(), by, clock.instant()));
    }

    /** The mapping in force. */
    public Mapping current() {
        return current;
    }

    /** Brings the file as it is now into force. */
    public synchronized MappingChange reload(String by) {
        return switch (file.load()) {
            case MappingFile.Read.Faulty faulty -> new MappingChange.Refused(faulty.faults());
            case MappingFile.Read.Good read -> change(read, Origin.FILE, by);
        };
    }

    /** Brings a version of the log back into force; the file stays as it is. */
    public synchronized MappingChange rollBack(String version, String by) {
        Optional<Activation> found = log.find(version);
        if (found.isEmpty()) {
            return new MappingChange.Unknown(version);
        }
        return switch (file.check(found.get().text())) {
            case MappingFile.Read.Faulty faulty -> new MappingChange.Refused(faulty.faults());
            case MappingFile.Read.Good good -> change(good, Origin.ROLLBACK, by);
        };
    }

    private MappingChange change(MappingFile.Read.Good read, Origin origin, String by) {
        Mapping mapping = read.mapping();
        Mapping before = current;
        if (mapping.version().equals(before.version())) {
            return new MappingChange.Unchanged(mapping.version());
        }
        if (!mapping.rules()
                .contract()
                .accounts()
                .all()
                .equals(before.rules().contract().accounts().all())) {
            return new MappingChange.NeedsRestart(
                    "rules.accounts names other accounts; each has a delivery of its own, which only a start opens");
        }
        activate(read, origin, by);
        current = mapping;
        LOG.info("Mapping {} is in force, {} was ({}, {})", mapping.version(), before.version(), origin, by);
        return new MappingChange.Activated(mapping.version(), before.version());
    }

    /** What was in force, the newest first. */
    public List<Activation> activations(int limit) {
        return log.all(limit);
    }
}
