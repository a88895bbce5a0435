package dev.plumbline.server.mapping;

import dev.plumbline.idoc.IdocReader;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.yaml.Fault;
import dev.plumbline.server.mapping.Activation.Origin;
import dev.plumbline.server.schema.Layouts;
import java.io.IOException;
import java.nio.file.Path;
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

    private final LayoutsInUse layouts;
    private final Optional<Path> named;
    private final ActivationLog log;
    private final InstantSource clock;
    private volatile InForce current;

    /** Where the layouts of segments come from, as they are now. */
    @FunctionalInterface
    interface LayoutsInUse {
        /** @throws IOException with a message for people */
        Layouts now() throws IOException;
    }

    /**
     * Takes the file's mapping, or the last good one where the file does not check. A version that was rolled back to stays in force
     * until the file changes.
     *
     * @param named the file that the configuration names; empty means the usual one
     * @throws MappingUnusableException when the file does not check and none was in force before, or the layouts cannot be read
     */
    MappingDesk(LayoutsInUse layouts, Optional<Path> named, ActivationLog log, InstantSource clock) {
        this.layouts = layouts;
        this.named = named;
        this.log = log;
        this.clock = clock;
        Layouts now;
        try {
            now = layouts.now();
        } catch (IOException unreadable) {
            throw new MappingUnusableException(unreadable);
        }
        MappingFile file = fileBy(now);
        this.current = inForce(
                switch (file.load()) {
                    case MappingFile.Read.Good read -> started(file, read);
                    case MappingFile.Read.Faulty faulty -> lastGood(file, faulty.faults());
                },
                now,
                file.loader());
        LOG.info("Segments are read by the layouts {}: {}", now.version(), now.files());
    }

    private MappingFile fileBy(Layouts now) {
        return new MappingFile(new MappingLoader(now.dictionary()), named);
    }

    private static InForce inForce(MappingFile.Read.Good read, Layouts layouts, MappingLoader loader) {
        return new InForce(read.mapping(), read.text(), layouts, loader, new IdocReader(layouts.dictionary()));
    }

    private MappingFile.Read.Good started(MappingFile file, MappingFile.Read.Good read) {
        Optional<Activation> last = log.last();
        boolean isRolledBack = last.filter(activation -> activation.origin() == Origin.ROLLBACK)
                        .isPresent()
                && log.lastOfTheFile()
                        .filter(activation ->
                                activation.version().equals(read.mapping().version()))
                        .isPresent();
        if (isRolledBack && file.check(last.get().text()) instanceof MappingFile.Read.Good good) {
            return good;
        }
        if (last.filter(activation -> activation.version().equals(read.mapping().version()))
                .isEmpty()) {
            activate(read, Origin.FILE, AT_THE_START);
        }
        return read;
    }

    private MappingFile.Read.Good lastGood(MappingFile file, List<Fault> faults) {
        Optional<MappingFile.Read> last = log.last().map(activation -> file.check(activation.text()));
        if (last.isPresent() && last.get() instanceof MappingFile.Read.Good good) {
            LOG.error(
                    "The mapping file does not check, so the last good mapping {} goes on: {}",
                    good.mapping().version(),
                    faults);
            return good;
        }
        throw new MappingUnusableException(faults);
    }

    private void activate(MappingFile.Read.Good read, Origin origin, String by) {
        log.append(new Activation(read.mapping().version(), origin, read.text(), by, clock.instant()));
    }

    /** The mapping in force. */
    public Mapping current() {
        return current.mapping();
    }

    /** The mapping in force and the layouts that go with it; both are of one moment. */
    public InForce inForce() {
        return current;
    }

    /** Brings the file and the layouts of segments as they are now into force. */
    public synchronized MappingChange reload(String by) {
        try {
            Layouts now = layouts.now();
            MappingFile file = fileBy(now);
            return switch (file.load()) {
                case MappingFile.Read.Faulty faulty -> new MappingChange.Refused(faulty.faults());
                case MappingFile.Read.Good read -> change(inForce(read, now, file.loader()), Origin.FILE, by);
            };
        } catch (IOException unreadable) {
            return new MappingChange.LayoutsUnreadable(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Brings the layouts of segments as they are now into force; the mapping stays the one that is, if it goes with them. */
    public synchronized MappingChange reloadLayouts(String by) {
        try {
            Layouts now = layouts.now();
            MappingFile file = fileBy(now);
            return switch (file.check(current.text())) {
                case MappingFile.Read.Faulty faulty -> new MappingChange.Refused(faulty.faults());
                case MappingFile.Read.Good read -> change(inForce(read, now, file.loader()), Origin.FILE, by);
            };
        } catch (IOException unreadable) {
            return new MappingChange.LayoutsUnreadable(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Brings a version of the log back into force; the file stays as it is. */
    public synchronized MappingChange rollBack(String version, String by) {
        Optional<Activation> found = log.find(version);
        if (found.isEmpty()) {
            return new MappingChange.Unknown(version);
        }
        InForce now = current;
        return switch (new MappingFile(now.loader(), named).check(found.get().text())) {
            case MappingFile.Read.Faulty faulty -> new MappingChange.Refused(faulty.faults());
            case MappingFile.Read.Good good ->
                change(
                        new InForce(good.mapping(), good.text(), now.layouts(), now.loader(), now.reader()),
                        Origin.ROLLBACK,
                        by);
        };
    }

    private MappingChange change(InForce wanted, Origin origin, String by) {
        Mapping mapping = wanted.mapping();
        Mapping before = current.mapping();
        if (mapping.version().equals(before.version())) {
            return changeOfLayouts(wanted, by);
        }
        if (!mapping.rules()
                .contract()
                .accounts()
                .all()
                .equals(before.rules().contract().accounts().all())) {
            return new MappingChange.NeedsRestart(
                    "rules.accounts names other accounts; each has a delivery of its own, which only a start opens");
        }
        log.append(new Activation(mapping.version(), origin, wanted.text(), by, clock.instant()));
        current = wanted;
        LOG.info(
                "Mapping {} is in force, {} was ({}, {}), with the layouts {}",
                mapping.version(),
                before.version(),
                origin,
                by,
                wanted.layouts().version());
        return new MappingChange.Activated(mapping.version(), before.version());
    }

    private MappingChange changeOfLayouts(InForce wanted, String by) {
        Layouts before = current.layouts();
        Layouts now = wanted.layouts();
        if (now.version().equals(before.version())) {
            return new MappingChange.Unchanged(wanted.mapping().version());
        }
        current = wanted;
        LOG.info(
                "Segments are read by the layouts {}, {} were in force ({}): {}",
                now.version(),
                before.version(),
                by,
                now.files());
        return new MappingChange.LayoutsActivated(wanted.mapping().version(), now.version(), before.version());
    }

    /** What was in force, the newest first. */
    public List<Activation> activations(int limit) {
        return log.all(limit);
    }
}
