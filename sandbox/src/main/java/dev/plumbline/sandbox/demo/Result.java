package dev.plumbline.sandbox.demo;

import dev.plumbline.sandbox.sap.Comparison.Row;
import dev.plumbline.sandbox.sap.Ledger;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The comparison as a table, with the first differences in words. */
final class Result {
    private static final int TOLD = 5;

    private final PrintWriter out;

    Result(PrintWriter out) {
        this.out = out;
    }

    /** What the server says of the messages, beside what SAP knows of them. */
    static List<Row> funnel(Status status, Ledger ledger, long sent, boolean repeated) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("IDocs received, at least as sent", sent, Math.min(sent, status.received()), List.of()));
        rows.add(new Row("IDocs accounted for", status.received(), status.idocs(), List.of()));
        rows.add(new Row("Broken ones in exceptions", ledger.broken(), status.exceptions(), List.of()));
        rows.add(new Row(
                "Ignored by a named rule",
                ledger.unmirrored(),
                // What is sent again under a new number is ignored again.
                repeated ? Math.min(ledger.unmirrored(), status.ignored()) : status.ignored(),
                List.of()));
        rows.add(new Row("Held", 0, status.held(), List.of()));
        rows.add(new Row("Accepted and not found", 0, status.awaiting() + status.missing(), List.of()));
        return rows;
    }

    /** Returns whether all agrees. */
    boolean print(List<Row> klaviyo, List<Row> server) {
        out.printf("%n%-34s %10s %10s   %s%n", "", "SAP says", "found", "");
        section("IN KLAVIYO", klaviyo);
        section("IN PLUMBLINE", server);
        boolean agrees =
                klaviyo.stream().allMatch(Row::agrees) && server.stream().allMatch(Row::agrees);
        out.println(agrees ? "\nBoth sides agree." : "\nThe two sides do NOT agree.");
        out.flush();
        return agrees;
    }

    private void section(String title, List<Row> rows) {
        out.println(title);
        for (Row row : rows) {
            out.printf(
                    "  %-32s %,10d %,10d   %s%n",
                    row.what(), row.expected(), row.found(), row.agrees() ? "agrees" : "DIFFERS");
            row.differences().stream().limit(TOLD).forEach(difference -> out.println("      " + difference));
            if (row.differences().size() > TOLD) {
                out.println("      … and " + (row.differences().size() - TOLD) + " more");
            }
        }
    }
}
