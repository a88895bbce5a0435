package dev.plumbline.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.settings.SettingsLoader.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final String BEGIN = "<!-- begin: written by SettingsLoader.documentation() -->\n";
    private static final String END = "<!-- end -->\n";
    private static final Path PAGE = Path.of(System.getProperty("plumbline.root"), "docs", "configuration.md");

    @Test
    void theConfigurationPageSaysWhatTheCodeSays() throws IOException {
        String page = Files.readString(PAGE);
        String expected = between(page, "", BEGIN) + BEGIN + SettingsLoader.documentation() + END + after(page, END);
        if (Boolean.getBoolean("plumbline.regenerate")) {
            Files.writeString(PAGE, expected);
            return;
        }
        assertThat(page)
                .as(
                        "%s is out of date; rewrite it with ./mvnw -pl server -am test -Dtest=ConfigurationPageTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dplumbline.regenerate=true",
                        PAGE)
                .isEqualTo(expected);
    }

    @Test
    void theExampleOfTheConfigurationPageIsAGoodOne() throws IOException {
        String example = between(Files.readString(PAGE), "```yaml\n", "```\n");
        assertThat(SettingsLoader.load(example, Map.of())).isInstanceOf(Loaded.Good.class);
    }

    private static String between(String page, String begin, String end) {
        String rest = after(page, begin);
        assertThat(rest).as("%s has a line %s", PAGE, end.strip()).contains(end);
        return rest.substring(0, rest.indexOf(end));
    }

    private static String after(String page, String mark) {
        assertThat(page).as("%s has a line %s", PAGE, mark.strip()).contains(mark);
        return page.substring(page.indexOf(mark) + mark.length());
    }
}
