package dev.plumbline.server.backfill;

import dev.plumbline.server.extract.ExtractRow;
import dev.plumbline.server.extract.Family;
import dev.plumbline.server.extract.TableDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where rows of many files meet: as many as there are, in the database. All methods work inside the caller's transaction. */
final class Staging {
    private static final String BROKEN = "BROKEN";
    private static final String CHOSEN = "CHOSEN";
    private static final int ROWS_OF_A_PAGE = 2_000;

    private final JdbcClient jdbc;

    Staging(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row and what it is a part of.
     *
     * @param link what it is found by beside its number: the address of a customer
     */
    record Staged(String family, String number, String link, ExtractRow row) {

        static Staged of(Family family, ExtractRow row) {
            String address = family == Family.CUSTOMER ? row.columns().getOrDefault("ADRNR", "") : "";
            return new Staged(
                    family.name(),
                    family.numberOf(row),
                    address.isEmpty() ? "" : row.system() + "-" + row.client() + "/" + Family.withoutZeros(address),
                    row);
        }

        /** A row that could not be cut; they come in the order of the files. */
        static Staged broken(int part, ExtractRow row) {
            return new Staged(BROKEN, "%06d/%012d".formatted(part, row.line()), "", row);
        }
    }

    /** Lays rows down. */
    void add(long job, List<Staged> rows) {
        insert(job, rows, "true");
    }

    /** Lays rows down whose header is here already. */
    void addWhatBelongs(long job, List<Staged> rows) {
        insert(job, rows, """
                exists (
                  select 1 from backfill_row h where h.backfill_id = :job and h.family = t.family and h.number = t.number)
                or (family = 'ADDRESS' and exists (
                  select 1 from backfill_row h
                  where h.backfill_id = :job and h.family = 'CUSTOMER' and h.link = t.number))""");
    }

    private void insert(long job, List<Staged> rows, String condition) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into backfill_row (backfill_id, family, number, link, row)
                        select :job, family, number, link, row
                        from unnest(:families, :numbers, :links, :rows) with ordinality as t (family, number, link, row, n)
                        where %s order by n""".formatted(condition))
                .param("job", job)
                .param("families", texts(rows, Staged::family))
                .param("numbers", texts(rows, Staged::number))
                .param("links", texts(rows, Staged::link))
                .param(
                        "rows",
                        rows.stream().map(staged -> staged.row().toBytes()).toArray(byte[][]::new))
                .update();
    }

    /** A document and the number that it is found by. */
    record Numbered(String number, TableDocument document) {}

    /** What was laid down is many rows that nobody has counted: without this the database chooses its ways by what was there before. */
    void laid() {
        jdbc.sql("analyze backfill_row").update();
    }

    /** The next documents behind a number, by number; of those whose header is missing only the parts. */
    List<Numbered> documents(long job, Family family, String after) {
        Found found = rows(job, family, after, ROWS_OF_A_PAGE);
        if (found.count() == ROWS_OF_A_PAGE) {
            // The last one may have been cut; one that is larger than a page is fetched whole.
            String last = found.rows().lastEntry().getKey();
            found.rows().remove(last);
            if (found.rows().isEmpty()) {
                found = rows(job, family, last);
            }
        }
        if (family == Family.CUSTOMER) {
            addAddresses(job, found.rows(), found.links());
        }
        List<Numbered> documents = new ArrayList<>();
        found.rows()
                .forEach((number, parts) -> documents.add(new Numbered(
                        number, new TableDocument(family, number.substring(number.indexOf('/') + 1), parts))));
        return documents;
    }

    private record Found(
            LinkedHashMap<String, List<ExtractRow>> rows, Map<String, Set<String>> links, AtomicInteger seen) {
        Found() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>(), new AtomicInteger());
        }

        int count() {
            return seen.get();
        }

        void add(ResultSet row) throws SQLException {
            String number = row.getString("number");
            rows.computeIfAbsent(number, any -> new ArrayList<>()).add(ExtractRow.parse(row.getBytes("row")));
            links.computeIfAbsent(number, any -> new HashSet<>()).add(row.getString("link"));
            seen.incrementAndGet();
        }
    }

    /** In the order of the index, so that a page costs the same wherever it is. */
    private Found rows(long job, Family family, String after, int most) {
        Found found = new Found();
        jdbc.sql("""
                        select number, link, row from backfill_row
                        where backfill_id = :job and family = :family and number > :after
                        order by number, id limit :most""")
                .param("job", job)
                .param("family", family.name())
                .param("after", after)
                .param("most", most)
                .query(found::add);
        return found;
    }

    private Found rows(long job, Family family, String number) {
        Found found = new Found();
        jdbc.sql("""
                        select number, link, row from backfill_row
                        where backfill_id = :job and family = :family and number = :number order by id""")
                .param("job", job)
                .param("family", family.name())
                .param("number", number)
                .query(found::add);
        return found;
    }

    private void addAddresses(long job, Map<String, List<ExtractRow>> rows, Map<String, Set<String>> links) {
        Map<String, List<ExtractRow>> addresses = new LinkedHashMap<>();
        jdbc.sql("""
                        select number, row from backfill_row
                        where backfill_id = :job and family = 'ADDRESS' and number = any (:numbers) order by number, id""")
                .param("job", job)
                .param(
                        "numbers",
                        links.values().stream().flatMap(Set::stream).distinct().toArray(String[]::new))
                .query(row -> {
                    addresses
                            .computeIfAbsent(row.getString("number"), any -> new ArrayList<>())
                            .add(ExtractRow.parse(row.getBytes("row")));
                });
        // A customer that was cut off the page is not among the rows.
        links.forEach((customer, found) -> found.forEach(address ->
                rows.getOrDefault(customer, new ArrayList<>()).addAll(addresses.getOrDefault(address, List.of()))));
    }

    /** A row that could not be cut, and the number that it is found by. */
    record Broken(String number, ExtractRow row) {}

    List<Broken> broken(long job, String after, int most) {
        return jdbc.sql("""
                        select number, row from backfill_row
                        where backfill_id = :job and family = 'BROKEN' and number > :after order by number limit :most""")
                .param("job", job)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new Broken(row.getString("number"), ExtractRow.parse(row.getBytes("row"))))
                .list();
    }

    /** Remembers orders that are wanted. */
    void choose(long job, Collection<String> orders) {
        if (orders.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into backfill_row (backfill_id, family, number, link, row)
                        select :job, :family, number, '', '' from unnest(:orders) as t (number)""")
                .param("job", job)
                .param("family", CHOSEN)
                .param("orders", orders.toArray(String[]::new))
                .update();
    }

    /** Which of these orders are wanted. */
    Set<String> chosen(long job, Collection<String> orders) {
        return new HashSet<>(jdbc.sql("""
                        select distinct number from backfill_row
                        where backfill_id = :job and family = :family and number = any (:orders)""")
                .param("job", job)
                .param("family", CHOSEN)
                .param("orders", orders.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Clears away some of what jobs that have ended left; false when there is nothing. */
    boolean sweep(int most) {
        return jdbc.sql("""
                        delete from backfill_row where ctid in (
                          select r.ctid from backfill_row r join backfill b on b.id = r.backfill_id
                          where b.state in ('cancelled', 'done', 'failed') limit :most)""").param("most", most).update() > 0;
    }

    private static String[] texts(List<Staged> rows, Function<Staged, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
