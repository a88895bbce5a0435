package dev.plumbline.server.backfill;

import dev.plumbline.server.extract.ExtractFormat;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.extract.Family;
import dev.plumbline.server.extract.Table;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the files of a directory hold, by the declared formats: what fits none is a file of IDocs. */
final class FileKinds {
    /** What lies beside files of IDocs and is none. */
    private static final Set<String> OTHERS = Set.of(".tmp", ".part", ".json", ".yaml", ".yml", ".md");

    private final ExtractFormats formats;

    FileKinds(ExtractFormats formats) {
        this.formats = formats;
    }

    /** What a file holds. */
    sealed interface Kind {
        /** Rows that are parts of documents. */
        record Joined(ExtractFormat format, Family family) implements Kind {}

        /** Rows that stand for themselves. */
        record Plain(ExtractFormat format) implements Kind {}

        /** IDocs. */
        record Idocs() implements Kind {}
    }

    /** @param all the files of the job: a status without orders, for example, stands for itself */
    Kind of(BackfillFile file, List<BackfillFile> all) {
        return format(file.name())
                .<Kind>map(format -> family(format, all)
                        .<Kind>map(family -> new Kind.Joined(format, family))
                        .orElseGet(() -> new Kind.Plain(format)))
                .orElseGet(Kind.Idocs::new);
    }

    private Optional<Family> family(ExtractFormat format, List<BackfillFile> all) {
        return switch (format.table()) {
            case VBUK -> has(Table.VBAK, all) ? format.table().family() : Optional.empty();
            case ADR6 ->
                format.has("KUNNR")
                        ? Optional.of(Family.CUSTOMER).filter(any -> has(Table.KNA1, all))
                        : Optional.of(Family.ADDRESS);
            case KNA1, VBAK, VBAP, LIKP, LIPS, VBRK, VBRP, VBUP, QMEL, KNKK, MARD ->
                format.table().family();
        };
    }

    private boolean has(Table table, List<BackfillFile> all) {
        return all.stream().flatMap(file -> format(file.name()).stream()).anyMatch(format -> format.table() == table);
    }

    private Optional<ExtractFormat> format(String name) {
        return formats.forFile(name) instanceof ExtractFormats.Match.One one
                ? Optional.of(one.format())
                : Optional.empty();
    }

    /**
     * The files of a directory in the order in which they are read: headers before the rows that belong to them, else by name, numbers in it
     * as numbers.
     *
     * @throws JobFailedException when there are none, or nobody knows what one of them is
     */
    List<BackfillFile> in(Path directory) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, FileKinds::isCandidate)) {
            all.forEach(found::add);
        } catch (IOException unreadable) {
            throw new JobFailedException(
                    directory + " cannot be read (" + unreadable.getClass().getSimpleName()
                            + "); expected a directory on the server's machine that the server may read");
        }
        if (found.isEmpty()) {
            throw new JobFailedException(directory + " holds no files of IDocs or tables");
        }
        found.sort(
                Comparator.comparingInt((Path file) -> rank(file.getFileName().toString()))
                        .thenComparing(file -> file.getFileName().toString(), new NameOrder()));
        List<BackfillFile> files = new ArrayList<>();
        for (Path file : found) {
            files.add(describe(files.size(), file));
        }
        return files;
    }

    private static boolean isCandidate(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && OTHERS.stream().noneMatch(name::endsWith);
    }

    /** As the tables are needed; whatever else there is comes after them. */
    private int rank(String name) {
        List<Table> order = List.of(
                Table.KNA1,
                Table.ADR6,
                Table.VBAK,
                Table.VBUK,
                Table.VBAP,
                Table.LIKP,
                Table.LIPS,
                Table.VBRK,
                Table.VBRP);
        return format(name)
                .map(format -> order.indexOf(format.table()))
                .filter(place -> place >= 0)
                .orElse(order.size());
    }

    private BackfillFile describe(int part, Path file) {
        String name = file.getFileName().toString();
        boolean isList = Stream.of(".csv", ".tsv").anyMatch(name::endsWith);
        if (isList && formats.forFile(name) instanceof ExtractFormats.Match.NotOne none) {
            throw new JobFailedException(none.problem());
        }
        try {
            return new BackfillFile(
                    part,
                    name,
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (IOException vanished) {
            throw new JobFailedException(name + " cannot be read (" + vanished + "); plan again");
        }
    }
}
