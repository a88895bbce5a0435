package dev.plumbline.server.assistant;

import dev.plumbline.server.assistant.Proposal.Decision;
import dev.plumbline.server.assistant.Proposal.Kind;
import dev.plumbline.server.assistant.Proposal.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code proposal}. */
final class ProposalRows {
    private static final String COLUMNS = """
            select id, kind, about, why, content, plan, shown, by_whom, created_at, state, decided_by, decided_why, decided_at, outcome
            from proposal
            """;

    private final JdbcClient jdbc;

    ProposalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is to be put down. */
    record New(Kind kind, String about, String why, String content, String plan, String shown, String by) {}

    /** The number of a new one; empty when the same is open already. */
    Optional<Long> add(New proposed, Instant now) {
        expire(now);
        return jdbc.sql("""
                        insert into proposal (kind, about, why, content, plan, shown, by_whom, created_at)
                        values (:kind, :about, :why, :content, :plan, :shown, :by, :now)
                        on conflict (kind, about) where state = 'OPEN' do nothing returning id""")
                .param("kind", proposed.kind().name())
                .param("about", text(proposed.about()))
                .param("why", text(proposed.why()))
                .param("content", text(proposed.content()))
                .param("plan", proposed.plan())
                .param("shown", text(proposed.shown()))
                .param("by", text(proposed.by()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    private void expire(Instant now) {
        jdbc.sql("update proposal set state = 'EXPIRED' where state = 'OPEN' and created_at <= :oldest")
                .param("oldest", now.minus(Proposal.HOLDS).atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Proposal> open(Kind kind, String about) {
        return jdbc.sql(COLUMNS + "where state = 'OPEN' and kind = :kind and about = :about")
                .param("kind", kind.name())
                .param("about", text(about))
                .query(ProposalRows::proposal)
                .optional();
    }

    long countOpen(Instant now) {
        return jdbc.sql("select count(*) from proposal where state = 'OPEN' and created_at > :oldest")
                .param("oldest", now.minus(Proposal.HOLDS).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    Optional<Proposal> find(long id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(ProposalRows::proposal)
                .optional();
    }

    /** Those before a number, the newest first. */
    List<Proposal> newest(long before, int limit) {
        return jdbc.sql(COLUMNS + "where id < :before order by id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(ProposalRows::proposal)
                .list();
    }

    /** False when somebody else decided, or it has expired. */
    boolean decide(long id, State state, Decision decision, Instant now) {
        return jdbc.sql("""
                        update proposal set state = :state, decided_by = :by, decided_why = :why, decided_at = :now, outcome = :outcome
                        where id = :id and state = 'OPEN' and created_at > :oldest""")
                        .param("id", id)
                        .param("state", state.name())
                        .param("by", text(decision.by()))
                        .param("why", text(decision.why()))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("outcome", text(decision.outcome()))
                        .param("oldest", now.minus(Proposal.HOLDS).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Proposal proposal(ResultSet row, int number) throws SQLException {
        return new Proposal(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("about"),
                row.getString("why"),
                row.getString("content"),
                row.getString("plan"),
                row.getString("shown"),
                row.getString("by_whom"),
                row.getTimestamp("created_at").toInstant(),
                State.valueOf(row.getString("state")),
                new Decision(
                        row.getString("decided_by"),
                        row.getString("decided_why"),
                        Optional.ofNullable(row.getTimestamp("decided_at")).map(Timestamp::toInstant),
                        row.getString("outcome")));
    }

    /** PostgreSQL takes every character but this one. */
    private static String text(String said) {
        return said.replace('\0', '\uFFFD');
    }
}
