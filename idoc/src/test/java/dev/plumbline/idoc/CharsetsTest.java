package dev.plumbline.idoc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our own UTF-8 against the JDK's. */
class CharsetsTest {
    private static final String[] PIECES = {"a", "EDI_DC40 ", "\n", "ü", "ÿ", "\u0080", "Ā", "Ł", "€", "\uFFFD", "😀"};

    private static void check(byte[] bytes) {
        boolean valid = true;
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            valid = false;
        }
        assertThat(Charsets.isUtf8(bytes, 0, bytes.length)).isEqualTo(valid);
        assertThat(Charsets.decode(bytes, UTF_8)).isEqualTo(new String(bytes, UTF_8));
        assertThat(Charsets.decode(bytes, ISO_8859_1)).isEqualTo(new String(bytes, ISO_8859_1));
    }

    @Test
    void everyFormOfUpToThreeBytesIsJudgedAsTheJdkDoes() {
        for (int first = 0x70; first < 0x100; first++) {
            for (int second = 0; second < 0x100; second++) {
                check(new byte[] {(byte) first, (byte) second});
                for (int third : new int[] {0, 0x7F, 0x80, 0xA5, 0xBF, 0xC0}) {
                    check(new byte[] {(byte) first, (byte) second, (byte) third});
                    check(new byte[] {(byte) first, (byte) second, (byte) third, (byte) 0x80, 'x'});
                }
            }
        }
    }

    @Test
    void textsOfAnyMixtureAreDecodedAsTheJdkDoesAlsoWhenDamaged() {
        Random random = new Random(4711);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            int kinds = 1 + random.nextInt(PIECES.length);
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(PIECES[random.nextInt(kinds)]);
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            check(bytes);
            if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                check(bytes);
            }
        }
    }
}
