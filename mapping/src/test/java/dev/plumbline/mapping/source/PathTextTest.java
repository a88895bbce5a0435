package dev.plumbline.mapping.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.mapping.source.FieldPath.Condition;
import dev.plumbline.mapping.source.FieldPath.Start;
import dev.plumbline.mapping.source.FieldPath.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BELNR",
                "NAME1+NAME2",
                "MSGFN=003",
                "STD_NO=X|1",
                "E1EDK01.BELNR",
                "E1KNA1M/Z1KNA1ADD.SMTP_ADDR",
                "E1EDK02[QUALF=002].BELNR",
                "E1EDK02[QUALF=002|066].BELNR",
                "E1EDK02[QUALF=].BELNR",
                "E1EDK02[QUALF=001][POSNR=000010].BELNR",
                "E1EDK03[IDDAT=012].DATUM+UZEIT",
                "/E1EDK01.CURCY",
                "//E1EDKA1[PARVW=AG]/E1EDKA3.BCOMM",
                "E1KNA1M/E1KNVVM.MSGFN=003|004",
                "{/ABC/E1SEG}[{/ABC/KIND}=1].{/ABC/FIELD}+B"
            })
    void aPlaceIsWrittenAsItIsRead(String text) {
        assertThat(PathText.toField(text)).hasToString(text);
    }

    @Test
    void aPlaceConsistsOfStepsConditionsFieldsAndTheValuesThatCount() {
        assertThat(PathText.toField("//E1EDK02[QUALF=001|002]/Z1X.A+B=1|2"))
                .isEqualTo(new FieldPath(
                        Start.ANYWHERE,
                        List.of(
                                new Step("E1EDK02", List.of(new Condition("QUALF", List.of("001", "002")))),
                                new Step("Z1X", List.of())),
                        List.of("A", "B"),
                        List.of("1", "2")));
    }

    @Test
    void aNameInBracesMayHoldSlashes() {
        assertThat(PathText.toField("{/ABC/E1SEG}[{/ABC/KIND}=1].{/ABC/FIELD}"))
                .isEqualTo(new FieldPath(
                        Start.HERE,
                        List.of(new Step("/ABC/E1SEG", List.of(new Condition("/ABC/KIND", List.of("1"))))),
                        List.of("/ABC/FIELD"),
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "E1EDK01.",
                ".BELNR",
                "E1EDK01/BELNR",
                "E1EDK01//E1EDK02.BELNR",
                "E1EDK01.BELNR.X",
                "e1edk01.belnr",
                "E1EDK02[QUALF].BELNR",
                "E1EDK02[QUALF=002.BELNR",
                "E1EDK02QUALF=002].BELNR",
                "E1EDK02[=002].BELNR",
                "E1EDK02[QUALF=[002]].BELNR",
                "E1EDK01. BELNR",
                "E1EDK01.BELNR+",
                "E1EDK01.+BELNR",
                "E1EDK01.BELNR=",
                "E1EDK01.BELNR=[1]",
                "E1EDK01-BELNR",
                "///E1EDK01.BELNR",
                "/BELNR",
                "//BELNR",
                "{/ABC/E1SEG.FIELD"
            })
    void whatIsNoPlaceIsRefusedWithAnExampleOfOne(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathText.toField(text))
                .withMessageStartingWith("'" + text + "' names no place in an IDoc, expected")
                .withMessageContaining("E1KNA1M/Z1KNA1ADD.SMTP_ADDR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E1EDP01",
                "E1KNA1M/E1KNVVM",
                "E1EDKA1[PARVW=AG|WE]",
                "E1EDP02[QUALF=]",
                "/E1EDK01",
                "//E1EDP01/E1EDP19[QUALF=002]"
            })
    void aWayToSegmentsIsWrittenAsItIsRead(String text) {
        assertThat(PathText.toSegments(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "E1EDP01.", "E1EDP01.POSEX", "E1EDP01/", "E1EDP01 ", "E1EDKA1[PARVW]", "E1EDP01=1"})
    void whatIsNoWayToSegmentsIsRefusedWithAnExampleOfOne(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathText.toSegments(text))
                .withMessageStartingWith("'" + text + "' names no place in an IDoc, expected segments")
                .withMessageContaining("E1EDKA1[PARVW=AG]");
    }
}
