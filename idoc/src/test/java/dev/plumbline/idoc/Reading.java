package dev.plumbline.idoc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Short words for tests that read. */
final class Reading {
    static final Dictionary DICTIONARY = Dictionary.standard();
    static final IdocReader READER = new IdocReader(DICTIONARY);

    private Reading() {}

    static List<ReadResult> read(byte[] bytes) {
        return READER.stream(bytes).map(IdocReader.Item::result).toList();
    }

    static List<ReadResult> read(String text) {
        return read(text.getBytes(UTF_8));
    }

    static Idoc only(byte[] bytes) {
        List<ReadResult> results = read(bytes);
        assertThat(results).singleElement().isInstanceOf(ReadResult.Read.class);
        return ((ReadResult.Read) results.getFirst()).idoc();
    }

    static Idoc only(String text) {
        return only(text.getBytes(UTF_8));
    }

    static ReadResult.Broken broken(String text) {
        List<ReadResult> results = read(text);
        assertThat(results).singleElement().isInstanceOf(ReadResult.Broken.class);
        return (ReadResult.Broken) results.getFirst();
    }

    /** Document numbers of what was read and the reasons of what was not, in order. */
    static List<String> told(List<ReadResult> results) {
        return results.stream()
                .map(result -> switch (result) {
                    case ReadResult.Read(Idoc idoc) -> idoc.control().docnum();
                    case ReadResult.Broken broken -> broken.reason();
                })
                .toList();
    }

    static Idoc order(String docnum) {
        return Idoc.of(
                ControlRecord.builder()
                        .client("100")
                        .docnum(docnum)
                        .direction("1")
                        .basicType("ORDERS05")
                        .messageType("ORDRSP")
                        .build(),
                Segment.named("E1EDK01")
                        .with("CURCY", "EUR")
                        .with("BELNR", "0000012345")
                        .build(),
                Segment.named("E1EDKA1")
                        .with("PARVW", "AG")
                        .with("NAME1", "Käthe Łąkowa & Söhne <GmbH>")
                        .build(),
                Segment.named("E1EDP01")
                        .with("POSEX", "000010")
                        .with("MENGE", "2.000")
                        .child(
                                Segment.named("E1EDP20").with("WMENG", "2").build(),
                                Segment.named("E1EDPT1")
                                        .with("TDID", "0001")
                                        .child(Segment.named("E1EDPT2")
                                                .with("TDLINE", "bitte klingeln")
                                                .build())
                                        .build())
                        .build());
    }
}
