package dev.plumbline.server.cli;

import static dev.plumbline.server.cli.AskingCommand.text;
import static dev.plumbline.server.cli.AskingCommand.time;

import java.io.PrintWriter;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** An order's statement, for somebody who knows the business and no IDocs. */
final class StatementText {
    private static final List<String> ITEM_COLUMNS =
            List.of("ordered", "value", "rejected", "shipped", "delivered", "returned", "billed", "credited");

    private final PrintWriter out;

    StatementText(PrintWriter out) {
        this.out = out;
    }

    void print(JsonNode statement) {
        String customer = text(statement, "customer");
        out.println("Order " + text(statement, "order") + (customer.isEmpty() ? "" : " of customer " + customer) + " ("
                + text(statement, "about") + ")");
        out.println("  " + text(statement, "standing"));
        printSums(statement);
        statement.path("open").forEach(open -> out.println("  Waiting: " + open.asString()));
        out.println();
        out.println("What happened (times are UTC)");
        statement.path("chapters").forEach(this::printChapter);
        printItems(statement.path("items"));
    }

    private void printSums(JsonNode statement) {
        if (statement.path("sums").isEmpty()) {
            return;
        }
        StringJoiner sums = new StringJoiner(" − ");
        String stands = "";
        for (JsonNode sum : statement.path("sums")) {
            if (text(sum, "what").equals("stands")) {
                stands = plain(sum.path("amount"));
            } else {
                sums.add(text(sum, "what") + " " + plain(sum.path("amount")));
            }
        }
        out.println("  Told Klaviyo: " + sums + " = " + stands + " " + text(statement, "currency"));
    }

    private void printChapter(JsonNode chapter) {
        String remark = text(chapter, "remark");
        out.println("  " + minute(chapter, "at") + "  " + text(chapter, "what")
                + (remark.isEmpty() ? "" : " [" + remark + "]"));
        chapter.path("told")
                .forEach(told -> out.println("                      → Klaviyo: " + text(told, "what") + ", dated "
                        + minute(told, "happened") + "; " + text(told, "state")));
    }

    private void printItems(JsonNode items) {
        if (items.isEmpty()) {
            return;
        }
        Table table = new Table(
                "ITEM", "ORDERED", "VALUE", "REJECTED", "SHIPPED", "DELIVERED", "RETURNED", "BILLED", "CREDITED");
        for (JsonNode item : items) {
            String[] cells = new String[ITEM_COLUMNS.size() + 1];
            cells[0] = text(item, "position");
            for (int n = 0; n < ITEM_COLUMNS.size(); n++) {
                cells[n + 1] = plain(item.path(ITEM_COLUMNS.get(n)));
            }
            table.add(cells);
        }
        out.println();
        out.println("What SAP's documents say of the items (quantities; value, billed and credited without tax)");
        out.print(table);
    }

    private static String plain(JsonNode number) {
        return number.isNumber() ? number.decimalValue().toPlainString() : number.asString("");
    }

    private static String minute(JsonNode node, String field) {
        String at = time(node, field);
        return at.length() >= 16 ? at.substring(0, 10) + " " + at.substring(11, 16) : at;
    }
}
