package dev.plumbline.bench.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a mirror large. What real traffic has left is written again and again under further numbers: of each order its memory, its share
 * of customers and of identities, and a number of IDocs and settled events. The raw bytes of these IDocs are not written: so old a
 * mirror has dropped them.
 */
final class Filling implements AutoCloseable {
    private static final long CHUNK = 20_000;

    /** Numbers that the traffic does not reach. */
    private static final long FIRST_ORDER = 1_000_000_000L;

    private static final long FIRST_CUSTOMER = 2_000_000_000L;

    /** What is made for an order whose index is {@code c}; its sample is one of the traffic's, in turn. */
    private static final String SAMPLES = """
            create schema sample;
            create table sample.orders as select row_number() over (order by key) - 1 as n, split_part(key, '/', 3) as number, a.*
              from aggregate a where key like 'order/%';
            create table sample.customers as select row_number() over (order by key) - 1 as n, split_part(key, '/', 3) as number, a.*
              from aggregate a where key like 'customer/%';
            create table sample.identities as select row_number() over (order by key) - 1 as n, a.*
              from aggregate a where key like 'identity/%';
            create table sample.idocs as select row_number() over (order by i.id) - 1 as n, i.*
              from inbox i where status = 'applied' and message_type = 'ORDRSP';
            create table sample.events as select row_number() over (order by o.id) - 1 as n, o.*
              from outbox o where status = 'stored' and kind = 'TrackEvent' and thread is not null;
            create unique index on sample.orders (n);
            create unique index on sample.customers (n);
            create unique index on sample.identities (n);
            create unique index on sample.idocs (n);
            create unique index on sample.events (n);
            analyze sample.orders, sample.customers, sample.identities, sample.idocs, sample.events;
            """;

    private final Connection connection;
    private final int kept;
    private final List<PreparedStatement> inserts = new ArrayList<>();

    private Filling(Connection connection, int kept) {
        this.connection = connection;
        this.kept = kept;
    }

    /**
     * Takes its samples from what is here.
     *
     * @param kept IDocs and events of each order
     */
    static Filling of(Connection connection, int kept) throws SQLException {
        Filling filling = new Filling(connection, kept);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute("set work_mem = '64MB'");
            statement.execute(SAMPLES);
        }
        filling.prepare();
        return filling;
    }

    private long count(String what) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + what)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void prepare() throws SQLException {
        long orders = count("count(*) from sample.orders");
        long customers = count("count(*) from sample.customers");
        long identities = count("count(*) from sample.identities");
        long idocs = count("count(*) from sample.idocs");
        long events = count("count(*) from sample.events");
        if (orders == 0 || customers == 0 || identities == 0 || idocs == 0 || events == 0) {
            throw new SQLException(
                    "The traffic has left nothing to be written again: " + orders + " orders, " + customers
                            + " customers, " + identities + " identities, " + idocs + " IDocs, " + events + " events");
        }
        long each = Math.max(1, orders / customers);
        String order = "'order/PRD-100/' || (" + FIRST_ORDER + " + c)";
        String customer = FIRST_CUSTOMER + " + c / " + each;
        long firstIdoc = count("max(id) from inbox") + 1;
        String idoc = firstIdoc + " + c * " + kept + " + d";
        String all = "from generate_series(?::bigint, ?::bigint) c ";
        String several = all + "cross join generate_series(0, " + (kept - 1) + ") d ";
        String times = "current_timestamp";
        add(
                "aggregate",
                Map.of(
                        "key", order,
                        "state",
                                "replace(s.state::text, '\"' || s.number || '\"', '\"' || (" + FIRST_ORDER
                                        + " + c) || '\"')::jsonb",
                        "updated_at", times),
                all + "join sample.orders s on s.n = c % " + orders);
        add(
                "aggregate",
                Map.of(
                        "key", "'customer/PRD-100/' || (" + customer + ")",
                        "state",
                                "replace(s.state::text, '\"' || s.number || '\"', '\"' || (" + customer
                                        + ") || '\"')::jsonb",
                        "updated_at", times),
                all + "join sample.customers s on s.n = (c / " + each + ") % " + customers + " where c % " + each
                        + " = 0");
        add(
                "aggregate",
                Map.of("key", "'identity/klaviyo-main/' || md5('of ' || (" + customer + "))", "updated_at", times),
                all + "join sample.identities s on s.n = (c / " + each + ") % " + identities + " where c % " + each
                        + " = 0");
        add("inbox", received(idoc), several + "join sample.idocs s on s.n = (c + d) % " + idocs);
        subjects("select " + order + ", " + idoc + " " + several);
        subjects("select 'customer/PRD-100/' || (" + customer + "), " + idoc + " " + several);
        add("outbox", told(idoc, order, customer), several + "join sample.events s on s.n = (c + d) % " + events);
    }

    private static Map<String, String> received(String idoc) {
        Map<String, String> received = new LinkedHashMap<>();
        received.put("id", idoc);
        received.put("raw_at", "null::timestamptz");
        received.put("digest", "sha256(convert_to('of ' || (" + idoc + "), 'UTF8'))");
        received.put("docnum", "lpad((" + idoc + ")::text, 16, '0')");
        received.put("received_at", "current_timestamp");
        received.put("backfill_id", "null::bigint");
        return received;
    }

    private static Map<String, String> told(String idoc, String order, String customer) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("inbox_id", idoc);
        told.put("aggregate", order);
        told.put("thread", order);
        told.put("lane", "s.account || '/profile:' || (" + customer + ")");
        told.put("job", "null::bigint");
        told.put(
                "command",
                "s.command || jsonb_build_object('uniqueId', 'PRD-100-order-' || (" + FIRST_ORDER
                        + " + c) || '-' || d, 'thread', " + order + ", 'profile', (s.command -> 'profile')"
                        + " || jsonb_build_object('externalId', (" + customer + ")::text))");
        return told;
    }

    private void add(String table, Map<String, String> others, String from) throws SQLException {
        inserts.add(connection.prepareStatement(TableCopy.insert(connection, table, "s", others) + from));
    }

    private void subjects(String from) throws SQLException {
        inserts.add(connection.prepareStatement("insert into inbox_subject (aggregate, inbox_id) " + from));
    }

    /** Told after each part. */
    interface Progress {
        void done(long orders) throws SQLException;
    }

    /** Orders from one index up to before another. */
    void write(long from, long to, Progress progress) throws SQLException {
        for (long part = from; part < to; part += CHUNK) {
            long next = Math.min(to, part + CHUNK);
            for (PreparedStatement insert : inserts) {
                insert.setLong(1, part);
                insert.setLong(2, next - 1);
                insert.executeUpdate();
            }
            progress.done(next);
        }
    }

    /** Leaves the database as one that has stood for long: new numbers go on from here, and it knows how large its tables are. */
    void end() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop schema sample cascade");
            statement.execute("select setval(pg_get_serial_sequence('inbox', 'id'), (select max(id) from inbox))");
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement insert : inserts) {
            insert.close();
        }
    }
}
