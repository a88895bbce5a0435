package dev.plumbline.server.mapping;

import dev.plumbline.core.view.Wording;
import dev.plumbline.server.loop.Doorbell;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Profile properties that Klaviyo was told and the mapping in force does not name any more, and the wish to have them unset. They are
 * found in what each customer remembers; what was told and forgotten before Plumbline remembered such names is not among them. The
 * engine carries a wish out, customer by customer; it is kept for ever with who and why.
 */
public final class DroppedProperties {
    private static final int LONGEST_TEXT = 1_000;

    /** A row for each property that a profile has: those told last and those told earlier. */
    private static final String HAD = """
            select a.key, view.key as account, property.name
            from aggregate a, jsonb_each(a.state->'views') as view,
              lateral (
                select jsonb_object_keys(coalesce(nullif(view.value->'told', 'null')->'properties', '{}')) as name
                union select jsonb_array_elements_text(coalesce(view.value->'formerly', '[]'))) as property
            where split_part(a.key, '/', 1) = 'customer'
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final MappingDesk desk;
    private final InstantSource clock;
    private final Doorbell engine;

    DroppedProperties(
            JdbcClient jdbc,
            TransactionOperations transaction,
            MappingDesk desk,
            InstantSource clock,
            Doorbell engine) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.desk = desk;
        this.clock = clock;
        this.engine = engine;
    }

    /**
     * A property that was told.
     *
     * @param profiles how many profiles of all accounts have it
     */
    public record Dropped(String name, long profiles) {}

    /** What became of a wish. */
    public sealed interface Unsetting {
        /**
         * It is noted; the engine works it next.
         *
         * @param customers how many are told
         * @param profiles how many profiles of theirs
         */
        record Noted(List<String> names, long profiles, long customers) implements Unsetting {}

        /** Nothing is done, and why. */
        record Refused(String reason) implements Unsetting {}
    }

    /** All of them, in the order of their names. Reads the memory of every customer. */
    public List<Dropped> all() {
        Wording wording = desk.current().targets();
        return jdbc
                .sql("select name, count(*) as profiles from (" + HAD + ") as had group by name order by name")
                .query((row, n) -> new Dropped(row.getString("name"), row.getLong("profiles")))
                .list()
                .stream()
                .filter(property -> !wording.isNamed(property.name()))
                .toList();
    }

    /** How many profiles have any of these properties. */
    public long profiles(Set<String> names) {
        return jdbc.sql("select count(distinct (key, account)) from (" + HAD + ") as had where name = any (:names)")
                .param("names", names.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /**
     * Has properties unset in Klaviyo.
     *
     * @param expected how many profiles that must be, so that nobody unsets more than was shown
     * @param by who wants it
     * @param why for the record
     */
    public Unsetting unset(List<String> names, long expected, String by, String why) {
        Set<String> wanted = new LinkedHashSet<>(names);
        Optional<String> problem = problem(wanted, by, why);
        if (problem.isPresent()) {
            return new Unsetting.Refused(problem.get());
        }
        Unsetting result = transaction.execute(status -> unsetIn(wanted, expected, by, why));
        engine.ring();
        return Optional.ofNullable(result)
                .orElseThrow(() -> new IllegalStateException("The transaction came to nothing"));
    }

    private Optional<String> problem(Set<String> names, String by, String why) {
        if (names.isEmpty()) {
            return Optional.of(
                    "Say which properties: \"names\" must not be empty; ./plumbline mapping dropped lists them");
        }
        if (by.isBlank() || why.isBlank() || by.length() > LONGEST_TEXT || why.length() > LONGEST_TEXT) {
            return Optional.of("Say who wants it and why: \"by\" and \"reason\" take 1 to " + LONGEST_TEXT
                    + " characters each, since whoever follows a customer later reads them");
        }
        return names.stream()
                .filter(desk.current().targets()::isNamed)
                .findFirst()
                .map(name -> name + " is in the mapping in force and would be told again; take it out of"
                        + " targets.profile.properties first");
    }

    private Unsetting unsetIn(Set<String> names, long expected, String by, String why) {
        long profiles = profiles(names);
        if (profiles != expected) {
            return new Unsetting.Refused(profiles + " profiles have any of these properties and " + expected
                    + " were expected; nothing is done. Look again: ./plumbline mapping dropped");
        }
        int customers = jdbc.sql("insert into decision (aggregate, kind, by_whom, why, at, names)"
                        + " select key, 'UNSET', :by, :why, :at, :names from (select distinct key from (" + HAD
                        + ") as had where name = any (:names)) as customer order by key")
                .param("by", text(by))
                .param("why", text(why))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("names", names.toArray(String[]::new))
                .update();
        return new Unsetting.Noted(new ArrayList<>(names), profiles, customers);
    }

    /** PostgreSQL takes every character but this one. */
    private static String text(String said) {
        return said.strip().replace('\0', '\uFFFD');
    }
}
