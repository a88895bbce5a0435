package dev.plumbline.server.retention;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The kinds of data that are stored, by their tables. */
enum DataClass {
    RAW("raw", "raw IDocs and rows of extracts, as they came", "raw_at from inbox_raw order by raw_at", "inbox_raw"),
    RECEIVED(
            "received",
            "what was received, and what became of each",
            "received_at from inbox order by id",
            "inbox",
            "inbox_subject",
            "note",
            "arrival"),
    MIRROR(
            "mirror",
            "orders, customers and stock as SAP knows them",
            "",
            "aggregate",
            "hold",
            "wake",
            "left_out",
            "extract_row"),
    COMMANDS(
            "commands",
            "what Klaviyo was told, and what it answered",
            "created_at from outbox order by id",
            "outbox",
            "job"),
    EXCEPTIONS(
            "exceptions",
            "what could not go on, and what people did about it",
            "opened_at from exception order by id",
            "exception",
            "cause",
            "remark",
            "retry",
            "correction"),
    AUDIT(
            "audit",
            "who decided what, and by which mapping",
            "at from decision order by id",
            "decision",
            "proposal",
            "mapping_activation",
            "gate_count",
            "finding",
            "handbook",
            "audit",
            "person",
            "api_token"),
    LAGS(
            "lags",
            "how long Klaviyo took until events could be read",
            "slot from verification_lag order by slot",
            "verification_slot",
            "verification_lag"),
    AGREEMENT(
            "agreement",
            "comparisons with Klaviyo, and what differed",
            "created_at from agreement_run order by id",
            "agreement_run",
            "agreement_cell",
            "agreement_difference",
            "agreement_known",
            "agreement_signoff",
            "agreement_signed_sum"),
    ALERTS(
            "alerts",
            "what was wrong, and whom it was told",
            "raised_at from alert order by id",
            "alert",
            "notice",
            "notice_delivery"),
    BACKFILL(
            "backfill",
            "jobs of loading, and rows that are joined for them",
            "created_at from backfill order by id",
            "backfill",
            "backfill_file",
            "backfill_row"),
    /** Everything that no other class names. */
    OTHER("other", "Plumbline's own tables", "");

    private final String label;
    private final String what;
    private final String oldest;
    private final Set<String> tables;

    DataClass(String label, String what, String oldest, String... tables) {
        this.label = label;
        this.what = what;
        this.oldest = oldest;
        this.tables = Set.of(tables);
    }

    String label() {
        return label;
    }

    String what() {
        return what;
    }

    /** The select list and the rest of a question for the oldest row by an index; empty where there is none. */
    String oldest() {
        return oldest;
    }

    /** The ledger of which it is the most, if it is kept in parts of numbers. */
    Optional<Ledger> ledger() {
        return Arrays.stream(Ledger.values())
                .filter(ledger -> tables.contains(ledger.table()))
                .findFirst();
    }

    /** @param table one that is no part of another one */
    static DataClass of(String table) {
        return Arrays.stream(values())
                .filter(data -> data.tables.contains(table))
                .findFirst()
                .orElse(OTHER);
    }
}
