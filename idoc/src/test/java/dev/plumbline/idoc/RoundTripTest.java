package dev.plumbline.idoc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read again, in every form and however the bytes arrive. */
class RoundTripTest {
    private static final Dictionary DICTIONARY = Reading.DICTIONARY;
    private static final String LETTERS = "abcXYZ019 .,-/&<>\"';[]€äöüßŁ語é";

    @Property(tries = 150)
    void everyFormGivesBackWhatWasWritten(
            @ForAll("idocs") List<Idoc> idocs, @ForAll("writers") IdocWriter writer, @ForAll Streams streams)
            throws IOException {
        byte[] bytes = writer.toBytes(idocs);
        List<IdocReader.Item> items = Reading.READER.stream(streams.of(bytes)).toList();
        assertThat(items).hasSameSizeAs(idocs);
        for (int i = 0; i < idocs.size(); i++) {
            assertThat(items.get(i).result()).isInstanceOf(ReadResult.Read.class);
            Idoc read = ((ReadResult.Read) items.get(i).result()).idoc();
            isSame(read, idocs.get(i));
            assertThat(read.warnings()).isEmpty();
            // A stored piece gives the same again.
            IdocSource source = items.get(i).source();
            IdocSource stored = IdocSource.of(source.toBytes(), source.form(), source.charset());
            isSame(((ReadResult.Read) Reading.READER.read(stored)).idoc(), idocs.get(i));
        }
    }

    @Property(tries = 60)
    void aCodePageThatHoldsTheTextGivesItBack(@ForAll("latin") Idoc idoc, @ForAll Streams streams) {
        for (IdocWriter writer : List.of(
                IdocWriter.flat(DICTIONARY).charset(ISO_8859_1),
                IdocWriter.flat(DICTIONARY).charset(ISO_8859_1).lineEnd(LineEnd.NONE),
                IdocWriter.xml().charset(ISO_8859_1))) {
            List<IdocReader.Item> items =
                    Reading.READER.stream(streams.of(writer.toBytes(idoc))).toList();
            assertThat(items).hasSize(1);
            isSame(((ReadResult.Read) items.getFirst().result()).idoc(), idoc);
        }
    }

    @Property(tries = 200)
    void noDamageEndsInAnythingButAResult(
            @ForAll("idocs") List<Idoc> idocs, @ForAll("writers") IdocWriter writer, @ForAll Random random) {
        byte[] bytes = writer.toBytes(idocs);
        for (int i = 0; i < 5 && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        assertThat(Reading.read(bytes)).isNotEmpty();
    }

    private static void isSame(Idoc read, Idoc written) {
        assertThat(read.segments()).isEqualTo(written.segments());
        assertThat(read.control().toBuilder().table("").build())
                .isEqualTo(written.control().toBuilder().table("").build());
        assertThat(read.walk().map(Segment::number))
                .isEqualTo(written.walk().map(Segment::number).toList());
        assertThat(read.walk().map(Segment::level))
                .isEqualTo(written.walk().map(Segment::level).toList());
    }

    @Provide
    Arbitrary<IdocWriter> writers() {
        FlatIdocWriter flat = IdocWriter.flat(DICTIONARY);
        XmlIdocWriter xml = IdocWriter.xml();
        return Arbitraries.of(
                flat,
                flat.trimmed(),
                flat.padded(),
                flat.lineEnd(LineEnd.CRLF),
                flat.lineEnd(LineEnd.CRLF).trimmed().unicodeTable(),
                flat.lineEnd(LineEnd.NONE),
                flat.lineEnd(LineEnd.NONE).unicodeTable().charset(UTF_16),
                flat.charset(UTF_16LE),
                xml,
                xml.singleLine(),
                xml.singleLine().withoutDeclaration(),
                xml.namespace(),
                xml.soap(),
                xml.soap().singleLine(),
                xml.charset(UTF_16),
                xml.charset(US_ASCII),
                xml.charset(ISO_8859_1));
    }

    @Provide
    Arbitrary<List<Idoc>> idocs() {
        return Arbitraries.randoms().map(random -> {
            List<Idoc> idocs = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                idocs.add(idoc(random, LETTERS));
            }
            return idocs;
        });
    }

    @Provide
    Arbitrary<Idoc> latin() {
        return Arbitraries.randoms().map(random -> idoc(random, "abc XYZ 019 <&>äöüßé"));
    }

    private static Idoc idoc(Random random, String letters) {
        List<Segment> segments = new ArrayList<>();
        segments.add(segment(random, "E1EDK01", letters).build());
        for (int i = random.nextInt(4); i > 0; i--) {
            segments.add(segment(random, "E1EDKA1", letters).build());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            Segment.Builder item = segment(random, "E1EDP01", letters);
            for (int j = random.nextInt(3); j > 0; j--) {
                item.child(segment(random, "E1EDP19", letters).build());
            }
            item.child(segment(random, "E1EDPT1", letters)
                    .child(segment(random, "E1EDPT2", letters).build())
                    .build());
            segments.add(item.build());
        }
        ControlRecord control = ControlRecord.builder()
                .client("100")
                .docnum("%016d".formatted(random.nextInt(1_000_000)))
                .basicType("ORDERS05")
                .messageType("ORDRSP")
                .senderPartner("ECCCLNT100")
                .build();
        return Idoc.of(control, segments);
    }

    private static Segment.Builder segment(Random random, String name, String letters) {
        Segment.Builder segment = Segment.named(name);
        for (SegmentLayout.Column column : DICTIONARY.find(name).orElseThrow().columns()) {
            if (random.nextInt(4) == 0) {
                StringBuilder value = new StringBuilder();
                for (int i = random.nextInt(column.length() + 1); i > 0; i--) {
                    value.append(letters.charAt(random.nextInt(letters.length())));
                }
                segment.with(column.name(), value.toString());
            }
        }
        return segment;
    }
}
