package dev.plumbline.server.extract;

import static dev.plumbline.server.extract.Extracts.VBUK;
import static dev.plumbline.server.extract.Extracts.WRITTEN;
import static dev.plumbline.server.extract.Extracts.formats;
import static dev.plumbline.server.extract.Extracts.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
    private static final String PIPE_LIST = VBUK.replace("layout: csv", "layout: pipe-list")
            .replace("    delimiter: \";\"\n", "")
            .replace("    quote: '\"'\n", "");

    private static final String WITHOUT_HEADER = VBUK.replace("header: true", "header: false\n    column-count: 3")
            .replace("Sales doc.", "1")
            .replace("Credit", "3");

    private static List<String> said(List<ExtractRow> rows) {
        return rows.stream()
                .map(row -> row.line() + " " + (row.problem().isEmpty() ? row.columns() : row.problem()))
                .toList();
    }

    @Test
    void columnsAreFoundByTheirHeaders() {
        assertThat(said(rows(VBUK, "Type;Credit;Sales doc.\nOR;B;4711\nOR;;4712\n")))
                .containsExactly("2 {CMGST=B, VBELN=4711}", "3 {CMGST=, VBELN=4712}");
    }

    @Test
    void columnsAreFoundByTheirPositions() {
        assertThat(said(rows(WITHOUT_HEADER, "4711;OR;B\n"))).containsExactly("1 {CMGST=B, VBELN=4711}");
    }

    @Test
    void aRowKnowsWhereItComesFrom() {
        ExtractRow row = rows(VBUK, "Sales doc.;Credit\n4711;B\n").getFirst();
        assertThat(row)
                .extracting(ExtractRow::extract, ExtractRow::table, ExtractRow::file, ExtractRow::line)
                .containsExactly("status", "VBUK", "list.csv", 2L);
        assertThat(row)
                .extracting(ExtractRow::system, ExtractRow::client, ExtractRow::created)
                .containsExactly("PRD", "100", WRITTEN);
        assertThat(ExtractRow.parse(row.toBytes())).isEqualTo(row);
    }

    @Test
    void quotedTextsMayHoldTheDelimiterAndDoubledQuotes() {
        assertThat(said(rows(VBUK, "\"Sales doc.\";Text;Credit\n4711;\"a; \"\"b\"\"\" ; \"B\"\n")))
                .containsExactly("2 {CMGST=B, VBELN=4711}");
    }

    @Test
    void aBrokenRowGoesAlone() {
        assertThat(said(rows(VBUK, "Sales doc.;Credit\n4711;B\n4712\n4713;\"B\n4714;\"B\" x\n;A\n4715;C\n")))
                .containsExactly(
                        "2 {CMGST=B, VBELN=4711}",
                        "3 list.csv, line 3: 1 columns, expected 2; does a text hold the delimiter without quotes, or is the line cut?",
                        "4 list.csv, line 4: column 2: the quote at character 6 is never closed",
                        "5 list.csv, line 5: column 2: text stands behind the closing quote at character 10; a quote in a text must be doubled",
                        "6 list.csv, line 6: column 1 (VBELN) is empty, and without it nobody knows what the row is about",
                        "7 {CMGST=C, VBELN=4715}");
    }

    @Test
    void aKeyThatIsTooLongIsNone() {
        assertThat(said(rows(VBUK, "Sales doc.;Credit\n47110000000;B\n")))
                .containsExactly("2 list.csv, line 2: column 1 (VBELN) has 11 characters, expected at most 10");
    }

    @Test
    void blankLinesAndThoseThatAreDeclaredToBeIgnoredAreNoRows() {
        String yaml = VBUK.replace(
                "    header: true\n", "    header: true\n    skip-lines: 2\n    ignore-lines: \"^Total\"\n");
        assertThat(said(rows(yaml, "My list\nof today\n\nSales doc.;Credit\n4711;B\n\nTotal;1\n")))
                .containsExactly("5 {CMGST=B, VBELN=4711}");
    }

    @ParameterizedTest
    @CsvSource({"windows-1252", "UTF-16LE", "UTF-8", "4103"})
    void theCodePageIsTheDeclaredOne(String codePage) {
        String yaml = VBUK.replace("code-page: UTF-8", "code-page: \"" + codePage + "\"")
                .replace("Credit", "Kreditprüfung");
        assertThat(said(rows(yaml, "Sales doc.;Kreditprüfung\r\n4711;Ä\r\n")))
                .containsExactly("2 {CMGST=Ä, VBELN=4711}");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeader() {
        assertThat(said(rows(VBUK, "\uFEFFSales doc.;Credit\n4711;B\n"))).containsExactly("2 {CMGST=B, VBELN=4711}");
    }

    @Test
    void bytesOfAnotherCodePageAreToldByLine() {
        byte[] content = "Sales doc.;Credit\n4711;\u00dc\n4712;B\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(said(rows(formats(VBUK).all().getFirst(), "list.csv", content)))
                .satisfiesExactly(
                        broken -> assertThat(broken).contains("line 2: character 6 is none of the code page UTF-8"),
                        good -> assertThat(good).isEqualTo("3 {CMGST=B, VBELN=4712}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAsTheyEnd(String end) {
        assertThat(said(rows(VBUK, String.join(end, "Sales doc.;Credit", "4711;B", "4712;C"))))
                .containsExactly("2 {CMGST=B, VBELN=4711}", "3 {CMGST=C, VBELN=4712}");
    }

    @Test
    void aHeaderWithoutADeclaredColumnEndsTheFileWithOneProblem() {
        assertThat(said(rows(VBUK, "Verkaufsbeleg;Credit\n4711;B\n4712;B\n")))
                .singleElement()
                .asString()
                .contains("list.csv, line 1: the header does not have exactly one column 'Sales doc.' (VBELN)");
    }

    @Test
    void aHeaderThatIsThereTwiceIsNotGuessed() {
        assertThat(said(rows(VBUK, "Sales doc.;Credit;Credit\n4711;B;C\n")))
                .singleElement()
                .asString()
                .contains("exactly one column 'Credit' (CMGST)");
    }

    @Test
    void aListWithoutItsHeaderIsAProblem() {
        assertThat(said(rows(VBUK, "\n\n"))).singleElement().asString().contains("there is no header line");
    }

    @Test
    void aPipeListHasTitlesDashesAndRepeatedHeaders() {
        assertThat(said(rows(PIPE_LIST, """
                Table:          VBUK
                Displayed Fields:   2 of  2

                -------------------------
                |  |Sales doc.|Credit|
                |-----------------------|
                |  |4711      |B     |
                |  |4712      |      |
                -------------------------

                -------------------------
                |  |Sales doc.|Credit|
                |-----------------------|
                |  |4713      |C     |
                -------------------------
                """)))
                .containsExactly("7 {CMGST=B, VBELN=4711}", "8 {CMGST=, VBELN=4712}", "14 {CMGST=C, VBELN=4713}");
    }

    @Test
    void aBarInATextOfAPipeListIsTold() {
        assertThat(said(rows(
                        PIPE_LIST,
                        "|Sales doc.|Text |Credit|\n|4711      |a|b  |B     |\n|4712      |a|b|C|\n|4713      |a\n")))
                .satisfiesExactly(
                        aligned -> assertThat(aligned).isEqualTo("2 {CMGST=B, VBELN=4711}"),
                        ragged -> assertThat(ragged).contains("line 3: 4 columns, expected 3"),
                        cut -> assertThat(cut).contains("line 4: the line does not end with a bar"));
    }

    @Test
    void aTitleBetweenThePagesOfAPipeListIsToldUnlessItIsDeclared() {
        String list = "|Sales doc.|Credit|\n|4711|B|\n02.03.2026  Page 2\n|4712|B|\n";
        assertThat(said(rows(PIPE_LIST, list)))
                .hasSize(3)
                .anySatisfy(row -> assertThat(row).contains("line 3: it does not begin with a bar", "ignore-lines"));
        assertThat(rows(PIPE_LIST + "    ignore-lines: 'Page \\d+$'\n", list)).hasSize(2);
    }

    @Test
    void aLineThatNeverEndsIsOneBrokenRow() {
        assertThat(said(rows(VBUK, "Sales doc.;Credit\n" + "x".repeat(200_000) + "\n4711;B\n")))
                .containsExactly("2 list.csv, line 2: it has more than 65536 characters", "3 {CMGST=B, VBELN=4711}");
    }

    @Test
    void aHundredThousandRowsAreReadWithoutReadingAhead() throws IOException {
        Generated file = new Generated(100_000);
        RowReader reader = new RowReader(formats(VBUK).all().getFirst(), "vbuk.csv", WRITTEN, file);
        for (int n = 1; n <= 100_000; n++) {
            ExtractRow row = reader.next().orElseThrow();
            assertThat(row.columns().get("VBELN")).isEqualTo(String.valueOf(n));
            // Whatever was handed out before is not kept: what the reader holds is what it has read ahead.
            assertThat(file.handedOut - (row.line() * Generated.LINE)).isLessThan(32 * 1024);
        }
        assertThat(reader.next()).isEmpty();
    }

    /** A list that is made while it is read, and counts. */
    private static final class Generated extends InputStream {
        static final int LINE = "Sales doc.;Credit\n".length();

        private final int rows;
        private byte[] line = "Sales doc.;Credit\n".getBytes(StandardCharsets.US_ASCII);
        private int row;
        private int at;
        private long handedOut;

        Generated(int rows) {
            this.rows = rows;
        }

        @Override
        public int read() {
            if (at == line.length) {
                if (row == rows) {
                    return -1;
                }
                row++;
                at = 0;
                line = "%-10d;B     \n".formatted(row).getBytes(StandardCharsets.US_ASCII);
            }
            handedOut++;
            return line[at++];
        }
    }
}
