package dev.plumbline.server.api;

import dev.plumbline.server.reconcile.Reports.DifferenceLine;
import dev.plumbline.server.reconcile.Reports.RunReport;
import dev.plumbline.server.reconcile.Revenue;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A comparison as a workbook: revenue, days, differences. Without the words: they may quote what Klaviyo said of a person. */
final class AgreementWorkbook {
    private AgreementWorkbook() {}

    static void write(RunReport run, List<DifferenceLine> differences, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Plumbline", "1.0")) {
            revenue(workbook.newWorksheet("Revenue"), run);
            days(workbook.newWorksheet("Days"), run);
            differences(workbook.newWorksheet("Differences"), differences);
        }
    }

    private static void head(Worksheet sheet, String... titles) {
        for (int column = 0; column < titles.length; column++) {
            sheet.value(0, column, titles[column]);
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
    }

    private static void revenue(Worksheet sheet, RunReport run) {
        head(sheet, "Account", "From", "To", "Currency", "Side", "Gross", "Cancelled", "Refunded", "Net");
        int row = 1;
        for (Revenue.Line line : run.revenue()) {
            revenue(sheet, row++, run, line.currency(), "SAP", line.sap());
            revenue(sheet, row++, run, line.currency(), "Klaviyo", line.klaviyo());
        }
    }

    private static void revenue(
            Worksheet sheet, int row, RunReport run, String currency, String side, Revenue amounts) {
        text(sheet, row, 0, run.account());
        text(sheet, row, 1, run.from().toString());
        text(sheet, row, 2, run.to().toString());
        text(sheet, row, 3, currency);
        text(sheet, row, 4, side);
        amount(sheet, row, 5, amounts.gross());
        amount(sheet, row, 6, amounts.cancelled());
        amount(sheet, row, 7, amounts.refunded());
        amount(sheet, row, 8, amounts.net());
    }

    private static void days(Worksheet sheet, RunReport run) {
        head(sheet, "Day", "State", "Events of SAP", "Events of Klaviyo", "Differences");
        int row = 1;
        for (var day : run.days()) {
            text(sheet, row, 0, day.day().toString());
            text(sheet, row, 1, day.colour());
            sheet.value(row, 2, day.told());
            sheet.value(row, 3, day.there());
            sheet.value(
                    row,
                    4,
                    day.byKind().values().stream().mapToLong(Long::longValue).sum());
            row++;
        }
    }

    private static void differences(Worksheet sheet, List<DifferenceLine> differences) {
        head(
                sheet,
                "Day",
                "Metric",
                "Currency",
                "Class",
                "Document",
                "Unique id",
                "IDoc",
                "SAP's time (UTC)",
                "SAP's value",
                "Klaviyo's time (UTC)",
                "Klaviyo's value",
                "Explained by");
        int row = 1;
        for (DifferenceLine one : differences) {
            text(sheet, row, 0, one.day().toString());
            text(sheet, row, 1, one.metric());
            text(sheet, row, 2, one.currency());
            text(sheet, row, 3, one.kind().words());
            text(sheet, row, 4, one.about());
            text(sheet, row, 5, one.uniqueId());
            text(sheet, row, 6, one.docnum());
            text(
                    sheet,
                    row,
                    7,
                    one.toldAt()
                            .map(at -> at.atOffset(ZoneOffset.UTC).toString())
                            .orElse(""));
            amount(sheet, row, 8, one.toldValue());
            text(
                    sheet,
                    row,
                    9,
                    one.thereAt()
                            .map(at -> at.atOffset(ZoneOffset.UTC).toString())
                            .orElse(""));
            amount(sheet, row, 10, one.thereValue());
            text(sheet, row, 11, one.explained().orElse(""));
            row++;
        }
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, text);
    }

    private static void amount(Worksheet sheet, int row, int column, Optional<BigDecimal> amount) {
        amount.ifPresent(value -> amount(sheet, row, column, value));
    }

    private static void amount(Worksheet sheet, int row, int column, BigDecimal amount) {
        sheet.value(row, column, amount);
        sheet.style(row, column).format("#,##0.00").set();
    }
}
