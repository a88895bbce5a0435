package dev.plumbline.server.backfill;

import dev.plumbline.idoc.IdocSource;
import dev.plumbline.idoc.IdocSplitter;
import dev.plumbline.server.extract.ExtractFormat;
import dev.plumbline.server.extract.ExtractRow;
import dev.plumbline.server.extract.RowReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that is read on from step to step. */
final class OpenFile implements Closeable {
    private final InputStream in;
    private final Entries entries;

    private OpenFile(InputStream in, Entries entries) {
        this.in = in;
        this.entries = entries;
    }

    /** What stands in a file, one after the other. */
    @FunctionalInterface
    private interface Entries {
        Optional<Entry> next() throws IOException;
    }

    /** A row of a table, or a piece of an IDoc file. */
    sealed interface Entry {
        record Row(ExtractRow row) implements Entry {}

        record Idoc(IdocSource piece) implements Entry {}
    }

    /** @param format how it is cut; empty for IDocs */
    static OpenFile open(Path directory, BackfillFile file, Optional<ExtractFormat> format) throws IOException {
        InputStream in = Files.newInputStream(directory.resolve(file.name()));
        return new OpenFile(
                in,
                format.map(declared -> rows(new RowReader(declared, file.name(), file.modified(), in)))
                        .orElseGet(() -> idocs(new IdocSplitter(in))));
    }

    private static Entries rows(RowReader reader) {
        return () -> reader.next().map(Entry.Row::new);
    }

    private static Entries idocs(IdocSplitter splitter) {
        return () -> splitter.next().map(Entry.Idoc::new);
    }

    Optional<Entry> next() throws IOException {
        return entries.next();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
