package dev.plumbline.server.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.Document;
import dev.plumbline.server.extract.ExtractFormat;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.extract.ExtractRow;
import dev.plumbline.server.extract.Extracts;
import dev.plumbline.server.extract.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked examples of docs/extracts.md: what stands there works. */
class ExtractsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("plumbline.root"), "docs", "extracts.md");

    private final List<ExtractRow> rows = new ArrayList<>();
    private ExtractFormats formats = ExtractFormats.NONE;

    @BeforeEach
    void readThePage() throws IOException {
        String page = Files.readString(PAGE);
        formats = new ExtractFormats(blocks(page, "yaml").stream()
                .flatMap(block -> Extracts.formats(block.group(2)).all().stream())
                .toList());
        blocks(page, "text (\\S+)")
                .forEach(block -> rows.addAll(Extracts.rows(formats, block.group(1), block.group(2))));
    }

    private static List<MatchResult> blocks(String page, String name) {
        String marked = name.contains("(") ? name : name + "()";
        return Pattern.compile("(?ms)^```" + marked + "\n(.*?)^```$")
                .matcher(page)
                .results()
                .toList();
    }

    private Translation translated(ExtractRow row) {
        return new ExtractTranslator(formats, ZoneId.of("Europe/Berlin"))
                .read(row.toBytes())
                .translation();
    }

    @Test
    void everyScheduledListHasAnExample() {
        assertThat(formats.all())
                .extracting(ExtractFormat::table)
                .containsExactlyInAnyOrder(Table.VBUK, Table.VBUP, Table.QMEL, Table.KNKK, Table.ADR6, Table.MARD);
        assertThat(rows).extracting(ExtractRow::table).contains("VBUK", "VBUP", "QMEL", "KNKK", "ADR6", "MARD");
    }

    @Test
    void everyRowOfTheExamplesCanBeRead() {
        assertThat(rows)
                .hasSize(14)
                .allSatisfy(row -> assertThat(translated(row)).isNotInstanceOf(Translation.Failed.class));
    }

    @Test
    void theCreditOfTheExampleIsWhatThePageSays() {
        List<CreditDocument> credits = new ArrayList<>();
        for (ExtractRow row : rows) {
            if (translated(row) instanceof Translation.Documents said) {
                for (Document document : said.documents()) {
                    if (document instanceof CreditDocument credit) {
                        credits.add(credit);
                    }
                }
            }
        }
        assertThat(credits)
                .extracting(credit -> credit.exposure().orElseThrow().toPlainString() + " of "
                        + credit.limit().orElseThrow().toPlainString() + " " + credit.currency())
                .containsExactly("1200.00 of 10000.00 EUR", "250000 of 1000000 JPY");
    }
}
