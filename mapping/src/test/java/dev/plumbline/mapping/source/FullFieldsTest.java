package dev.plumbline.mapping.source;

import static dev.plumbline.mapping.source.Sites.segment;
import static dev.plumbline.mapping.source.Sites.sources;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FullFieldsTest {
    private static boolean isFull(String segment, String field, int length) {
        String text = "a".repeat(length);
        return sources("").isFull(new Found(segment(segment, field, text).build(), field, text));
    }

    @Test
    void aValueThatReachesTheLastCharacterFillsItsField() {
        assertThat(isFull("E1ADRM1", "E_MAIL", 69)).isFalse();
        assertThat(isFull("E1ADRM1", "E_MAIL", 70)).isTrue();
    }

    @Test
    void aFieldOfAnUnknownLayoutIsNeverFull() {
        assertThat(isFull("Z1ADRM1", "E_MAIL", 241)).isFalse();
        assertThat(isFull("E1ADRM1", "ZZ_MAIL", 241)).isFalse();
    }
}
