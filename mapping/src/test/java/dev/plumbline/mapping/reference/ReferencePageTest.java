package dev.plumbline.mapping.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class ReferencePageTest {
    private static final Path PAGE = Path.of(System.getProperty("plumbline.root"), "docs", "mapping-reference.md");

    @Test
    void theReferencePageSaysWhatTheCodeSays() throws IOException {
        String page = Files.readString(PAGE);
        String expected = page;
        for (Map.Entry<String, String> part : parts().entrySet()) {
            expected = with(expected, part.getKey(), part.getValue());
        }
        if (Boolean.getBoolean("plumbline.regenerate")) {
            Files.writeString(PAGE, expected);
            return;
        }
        assertThat(page)
                .as(
                        "%s is out of date; rewrite it with ./mvnw -pl mapping -am test -Dtest=ReferencePageTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dplumbline.regenerate=true",
                        PAGE)
                .isEqualTo(expected);
    }

    private static SequencedMap<String, String> parts() {
        SequencedMap<String, String> parts = new LinkedHashMap<>();
        parts.put("sources", ReferencePage.sources());
        parts.put("rules", ReferencePage.rules());
        parts.put("demands", ReferencePage.demands());
        parts.put("variables", ReferencePage.variables());
        parts.put("types", ReferencePage.types());
        return parts;
    }

    private static String with(String page, String name, String text) {
        String begin = "<!-- begin: " + name + " (generated) -->\n";
        String end = "<!-- end: " + name + " -->\n";
        assertThat(page).contains(begin, end);
        return page.substring(0, page.indexOf(begin)) + begin + text + page.substring(page.indexOf(end));
    }
}
