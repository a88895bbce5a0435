package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCellAndStandTwoBlanksApart() {
        Table table = new Table("ID", "KIND", "REASON");
        table.add("1", "TRANSLATION", "no number");
        table.add("12345", "SENT", "refused");
        assertThat(table).hasToString("""
                ID     KIND         REASON
                1      TRANSLATION  no number
                12345  SENT         refused
                """);
    }

    @Test
    void aTableWithoutRowsIsItsHead() {
        assertThat(new Table("ID", "REASON")).hasToString("ID  REASON\n");
    }

    @Test
    void noLineEndsWithBlanks() {
        Table table = new Table("ID", "MEANING");
        table.add("1", "");
        assertThat(table).hasToString("ID  MEANING\n1\n");
    }

    @Test
    void anEmptyCellKeepsItsColumn() {
        Table table = new Table("ID", "PLACE", "REASON");
        table.add("1", "", "refused");
        assertThat(table).hasToString("ID  PLACE  REASON\n1          refused\n");
    }

    @Test
    void aLineBreakInACellStaysInItsRow() {
        Table table = new Table("ID", "REASON");
        table.add("1", "refused:\r\nno email\nno phone");
        assertThat(table).hasToString("ID  REASON\n1   refused: no email no phone\n");
    }

    @Test
    void aTableIsEmptyUntilItHasARow() {
        Table table = new Table("ID");
        assertThat(table.isEmpty()).isTrue();
        table.add("1");
        assertThat(table.isEmpty()).isFalse();
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table("ID", "REASON").add("1"))
                .withMessage("A row of 2 cells, got 1");
    }
}
