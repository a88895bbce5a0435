package dev.plumbline.server.extract;

import static dev.plumbline.server.extract.Extracts.VBUK;
import static dev.plumbline.server.extract.Extracts.faults;
import static dev.plumbline.server.extract.Extracts.formats;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.extract.ExtractFormats.Loaded;
import dev.plumbline.server.extract.ExtractFormats.Match;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractFormatsTest {
    private static final String KNKK = """
            extracts:
              - name: credit
                files: "knkk*.csv"
                table: KNKK
                system: PRD
                client: "100"
                layout: csv
                delimiter: tab
                quote: none
                header: false
                column-count: 7
                code-page: "1100"
                leading-zeros: kept
                numbers: {decimal: ",", thousands: ".", minus: trailing}
                amounts: as-stored
                currency-decimals: {EUR: 2, JPY: 0}
                currencies: {"1000": EUR}
                columns: {KUNNR: 1, KKBER: 2, KLIMK: 3, SKFOR: 4, SSOBL: 5, SAUFT: 6, CRBLB: 7}
            """;

    @Test
    void aGoodDeclarationHasNoFault() {
        ExtractFormat format = formats(KNKK).all().getFirst();
        assertThat(format.table()).isEqualTo(Table.KNKK);
        assertThat(format.charset()).isEqualTo(Charset.forName("ISO-8859-1"));
        assertThat(format.layout().cut()).isEqualTo(new ExtractFormat.Cut.Delimited('\t', Optional.empty()));
        assertThat(format.currencies()).containsEntry("1000", "EUR");
        assertThat(format.values().leadingZeros()).isEqualTo(ValueStyle.LeadingZeros.KEPT);
    }

    @Test
    void withoutAFileNothingIsDeclared() {
        assertThat(ExtractFormats.load(Optional.empty())).isEqualTo(new Loaded.Good(ExtractFormats.NONE));
    }

    @Test
    void aFileThatIsNotThereIsAFault() {
        assertThat(ExtractFormats.load(Path.of("nowhere.yaml")))
                .isInstanceOfSatisfying(
                        Loaded.Faults.class,
                        faults -> assertThat(faults.messages())
                                .singleElement()
                                .asString()
                                .contains("nowhere.yaml", "cannot be read"));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsLine() {
        String broken = VBUK.replace("table: VBUK", "table: VBFA")
                .replace("client: \"100\"", "client: 1")
                .replace("delimiter: \";\"", "delimiter: \"||\"")
                .replace("code-page: UTF-8", "code-page: EBCDIC-4711")
                .replace("    header: true\n", "");
        assertThat(faults(broken))
                .hasSize(5)
                .anySatisfy(fault -> assertThat(fault)
                        .isEqualTo(
                                "formats.yaml, line 4: table is 'VBFA', expected one of VBUK, VBUP, QMEL, KNKK, ADR6, MARD,"
                                        + " KNA1, VBAK, VBAP, LIKP, LIPS, VBRK, VBRP"))
                .anySatisfy(fault -> assertThat(fault).contains("line 6", "client is '1'", "three digits"))
                .anySatisfy(fault -> assertThat(fault).contains("line 8", "delimiter is '||'"))
                .anySatisfy(fault -> assertThat(fault).contains("line 10", "code-page is 'EBCDIC-4711'"))
                .anySatisfy(fault -> assertThat(fault).contains("line 2", "header is expected: true or false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "files",
                "table",
                "system",
                "client",
                "layout",
                "delimiter",
                "quote",
                "header",
                "code-page",
                "leading-zeros"
            })
    void whatIsNotDeclaredIsAFault(String key) {
        String without = VBUK.replaceFirst("(?m)^  ([ -]) " + key + ": .*\n", "  $1\n");
        assertThat(faults(without)).singleElement().asString().contains(key + " is expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numbers: {decimal: \",\", thousands: \".\", minus: trailing}|numbers is expected",
                "amounts: as-stored|amounts is expected",
                "currency-decimals: {EUR: 2, JPY: 0}|currency-decimals is expected, since amounts are as-stored",
                "currencies: {\"1000\": EUR}|KNKK names no currency",
                "column-count: 7|column-count is expected: the number of columns, since there is no header"
            })
    void whatTheColumnsNeedMustBeDeclaredToo(String line, String fault) {
        assertThat(faults(KNKK.replace("    " + line + "\n", "")))
                .singleElement()
                .asString()
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SKFOR: 4, |''|the exposure is the sum of SKFOR, SSOBL and SAUFT",
                "CRBLB: 7|CTLPC: 7|the column CRBLB of KNKK is expected",
                "CRBLB: 7|CRBLB: 8|CRBLB is 8, expected a position from 1 to 7",
                "CRBLB: 7|CRBLB: 6|CRBLB stands where another column stands",
                "CRBLB: 7|CRBLB: Block|CRBLB is the header 'Block', but the list has none",
                "CRBLB: 7|CRBLB: 7, NAME1: 5|NAME1 is no column that is read of KNKK",
                "CRBLB: 7|CRBLB: [7, 5]|CRBLB is no single value"
            })
    void columnsAreThoseOfTheTableEachInAPlaceOfItsOwn(String from, String to, String fault) {
        assertThat(faults(KNKK.replace(from, to)))
                .anySatisfy(message -> assertThat(message).contains("line 18", fault));
    }

    @Test
    void decimalAndThousandsMustDiffer() {
        assertThat(faults(KNKK.replace("thousands: \".\"", "thousands: \",\"")))
                .singleElement()
                .asString()
                .contains("line 14", "same sign");
    }

    @Test
    void aDatePatternMustBeOne() {
        assertThat(faults(VBUK.replace("table: VBUK", "table: QMEL")
                        .replace("VBELN: Sales doc.", "QMNUM: 1")
                        .replace("CMGST: Credit", "{KUNUM: 2}")))
                .isNotEmpty();
        String qmel = VBUK.replace("table: VBUK", "table: QMEL\n    dates: dd.MM.jjjj")
                .replace("VBELN: Sales doc.", "QMNUM: A\n      KUNUM: B\n      QMART: C\n      QMDAT: D")
                .replace("CMGST: Credit", "QMDAB: E");
        assertThat(faults(qmel))
                .singleElement()
                .asString()
                .contains("dates is 'dd.MM.jjjj', expected a pattern such as dd.MM.yyyy");
    }

    @Test
    void aListThatSaysNothingIsAFault() {
        assertThat(faults(VBUK.replace("CMGST: Credit", "VBTYP: Cat.")))
                .singleElement()
                .asString()
                .contains("at least one of CMGST, FAKSK, UVALL of VBUK is expected");
    }

    @Test
    void anUnknownKeyAndARepeatedOneAreFaults() {
        assertThat(faults(VBUK.replace(
                        "    client: \"100\"\n", "    client: \"100\"\n    client: \"200\"\n    color: red\n")))
                .satisfiesExactly(
                        twice -> assertThat(twice).contains("line 7", "client is there twice"),
                        unknown -> assertThat(unknown).contains("line 8", "color is no key of an extract"));
    }

    @Test
    void twoExtractsCannotHaveOneName() {
        assertThat(faults(VBUK + VBUK.substring(VBUK.indexOf('\n') + 1)))
                .singleElement()
                .asString()
                .contains("there are two extracts of the name status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "extracts: none", "- name: x", "extracts: []\nmore: 1"})
    void theFileHoldsAListOfExtractsAndNothingElse(String yaml) {
        assertThat(faults(yaml)).singleElement().asString().contains("expected one key, extracts");
    }

    @Test
    void whatIsNoYamlIsSaidWithItsLine() {
        assertThat(faults("extracts:\n  - {name: x")).singleElement().asString().contains("this is no YAML");
    }

    @Test
    void aFileBelongsToTheOneExtractWhosePatternItFits() {
        ExtractFormats both = formats(VBUK
                + VBUK.substring(VBUK.indexOf('\n') + 1)
                        .replace("name: status", "name: other")
                        .replace("vbuk*.csv", "*_prd.csv"));
        assertThat(both.forFile("vbuk_1.csv")).isInstanceOf(Match.One.class);
        assertThat(both.forFile("vbuk_prd.csv"))
                .isInstanceOfSatisfying(
                        Match.NotOne.class,
                        none -> assertThat(none.problem())
                                .contains("fits the file patterns of several extracts (status, other)"));
        assertThat(both.forFile("mara.csv"))
                .isInstanceOfSatisfying(
                        Match.NotOne.class,
                        none -> assertThat(none.problem())
                                .contains(
                                        "mara.csv fits the file pattern of no declared extract",
                                        "vbuk*.csv, *_prd.csv"));
    }
}
