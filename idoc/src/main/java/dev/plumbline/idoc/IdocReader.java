package dev.plumbline.idoc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads IDocs: one piece at a time, each on its own, so that a broken one harms no other.
 *
 * <p>Safe for several threads; make one and keep it, because it remembers the names it met.
 */
public final class IdocReader {
    private final ReadOptions options;
    private final NameTable names;
    private final XmlIdocReader xml;

    /** A piece and what became of reading it. */
    public record Item(IdocSource source, ReadResult result) {}

    public IdocReader(Dictionary dictionary, ReadOptions options) {
        this.options = options;
        this.names = new NameTable(dictionary);
        this.xml = new XmlIdocReader(names, options.maxDepth());
    }

    public IdocReader(Dictionary dictionary) {
        this(dictionary, ReadOptions.STANDARD);
    }

    /** Reads one piece, whether it was just cut out or was stored for years. */
    public ReadResult read(IdocSource source) {
        if (source.problem().isPresent()) {
            return new ReadResult.Broken(source.problem().get(), source.start(), Optional.empty());
        }
        try {
            return switch (source.form()) {
                case FLAT -> new ReadResult.Read(new FlatIdocParser(source, names).parse());
                case XML -> new ReadResult.Read(xml.read(source));
                case UNKNOWN -> new ReadResult.Broken("neither a flat IDoc nor XML", source.start(), Optional.empty());
            };
        } catch (BrokenIdocException e) {
            return e.toResult();
        }
    }

    /**
     * Reads a stream IDoc by IDoc, lazily and in constant memory. The stream is not closed.
     *
     * @throws UncheckedIOException while the result is consumed, if the stream fails
     */
    public Stream<Item> stream(InputStream in) {
        return stream(new IdocSplitter(in, options));
    }

    /** Reads all IDocs of a message that is in memory. The array must stay as it is until the stream is consumed. */
    public Stream<Item> stream(byte[] content) {
        return stream(new IdocSplitter(content, options));
    }

    private Stream<Item> stream(IdocSplitter splitter) {
        return StreamSupport.stream(new Items(splitter), false);
    }

    private final class Items extends AbstractSpliterator<Item> {
        private final IdocSplitter splitter;

        Items(IdocSplitter splitter) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.splitter = splitter;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Item> action) {
            try {
                Optional<IdocSource> source = splitter.next();
                source.ifPresent(piece -> action.accept(new Item(piece, read(piece))));
                return source.isPresent();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
