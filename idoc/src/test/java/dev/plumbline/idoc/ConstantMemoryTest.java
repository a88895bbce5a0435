package dev.plumbline.idoc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConstantMemoryTest {
    private static final int MANY = 20_000;

    /** A file of that many copies, made while it is read. */
    private static InputStream file(String head, byte[] idoc, int count, String tail) {
        Stream<InputStream> parts = Stream.of(
                        Stream.of(head.getBytes(UTF_8)),
                        IntStream.range(0, count).mapToObj(i -> idoc),
                        Stream.of(tail.getBytes(UTF_8)))
                .flatMap(bytes -> bytes)
                .map(ByteArrayInputStream::new);
        Iterator<InputStream> iterator = parts.iterator();
        Enumeration<InputStream> enumeration = Collections.enumeration(List.of());
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return iterator.hasNext() || enumeration.hasMoreElements();
            }

            @Override
            public InputStream nextElement() {
                return iterator.next();
            }
        });
    }

    private static long split(InputStream in, ReadOptions options, int bound) throws IOException {
        IdocSplitter splitter = new IdocSplitter(in, options);
        long pieces = 0;
        Optional<IdocSource> piece;
        while ((piece = splitter.next()).isPresent()) {
            pieces++;
            assertThat(splitter.bufferSize()).isLessThanOrEqualTo(bound);
            assertThat(piece.get().ordinal()).isEqualTo(pieces);
        }
        return pieces;
    }

    @Test
    void aLargeXmlFileIsReadThroughASmallBuffer() throws IOException {
        String one = new String(IdocWriter.xml().toBytes(Reading.order("0000000000000001")), UTF_8);
        String idoc = one.substring(one.indexOf("  <IDOC"), one.indexOf("</ORDERS05>"))
                .repeat(3);
        assertThat(split(
                        file("<ORDERS05>\n", idoc.getBytes(UTF_8), MANY, "</ORDERS05>"),
                        ReadOptions.STANDARD,
                        2 * ByteWindow.CHUNK))
                .isEqualTo(3 * MANY);
    }

    @Test
    void aLargeFlatFileIsReadThroughASmallBuffer() throws IOException {
        for (LineEnd lineEnd : LineEnd.values()) {
            byte[] idoc =
                    IdocWriter.flat(Reading.DICTIONARY).lineEnd(lineEnd).toBytes(Reading.order("0000000000000001"));
            assertThat(split(file("", idoc, MANY / 2, ""), ReadOptions.STANDARD, 2 * ByteWindow.CHUNK))
                    .isEqualTo(MANY / 2);
        }
    }

    @Test
    void anIdocBeyondTheLimitIsAProblemAndTheNextIsRead() throws IOException {
        ReadOptions options = ReadOptions.STANDARD.withMaxIdocBytes(256 * 1024);
        IdocReader reader = new IdocReader(Reading.DICTIONARY, options);
        String healthy = "<IDOC><EDI_DC40><DOCNUM>7</DOCNUM></EDI_DC40></IDOC>";
        byte[] filler = "<E1EDK01><BELNR>1</BELNR></E1EDK01>".repeat(1000).getBytes(UTF_8);
        InputStream xml = file("<R>" + healthy + "<IDOC>", filler, 500, "</IDOC>" + healthy + "</R>");
        List<ReadResult> results =
                reader.stream(xml).map(IdocReader.Item::result).toList();
        assertThat(Reading.told(results)).hasSize(3).startsWith("7").endsWith("7");
        assertThat(Reading.told(results).get(1)).contains("larger than 262144 bytes");

        String order =
                new String(IdocWriter.flat(Reading.DICTIONARY).toBytes(Reading.order("0000000000000001")), UTF_8);
        byte[] line = (order.lines().skip(2).findFirst().orElseThrow() + "\n").getBytes(UTF_8);
        InputStream flat = file(order, line, 1000, order);
        List<ReadResult> flatResults =
                reader.stream(flat).map(IdocReader.Item::result).toList();
        assertThat(Reading.told(flatResults)).hasSize(2).endsWith("0000000000000001");
        assertThat(Reading.told(flatResults).getFirst()).contains("larger than");
        assertThat(split(file("<R><IDOC>", filler, 500, "</IDOC></R>"), options, 1024 * 1024))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Streams.class)
    void whatFollowsAnIdocBeyondTheLimitIsNotLostHoweverMuchIsInMemory(Streams streams) {
        IdocReader reader = new IdocReader(Reading.DICTIONARY, ReadOptions.STANDARD.withMaxIdocBytes(1024));
        String healthy = "<IDOC><EDI_DC40><DOCNUM>7</DOCNUM></EDI_DC40></IDOC>";
        String giant = "<IDOC>" + "<E1EDK01><BELNR>1</BELNR></E1EDK01>".repeat(50) + "</IDOC>";
        byte[] bytes = ("<R>" + giant + healthy + "</R>").getBytes(UTF_8);
        for (Stream<IdocReader.Item> items : List.of(reader.stream(bytes), reader.stream(streams.of(bytes)))) {
            List<IdocReader.Item> pieces = items.toList();
            assertThat(Reading.told(pieces.stream().map(IdocReader.Item::result).toList()))
                    .hasSize(2)
                    .endsWith("7");
            assertThat(pieces.getFirst().source().size()).isEqualTo("<R>".length() + 1024);
        }
    }

    @Test
    void endlessTextThatIsNoIdocIsReadThroughASmallBuffer() throws IOException {
        byte[] junk = "x".repeat(100_000).getBytes(UTF_8);
        assertThat(split(file("", junk, 200, ""), ReadOptions.STANDARD, 4 * ByteWindow.CHUNK))
                .isEqualTo(1);
        assertThat(split(file("<R>", junk, 200, "</R>"), ReadOptions.STANDARD, 4 * ByteWindow.CHUNK))
                .isEqualTo(1);
    }
}
