package dev.plumbline.server.console;

import dev.plumbline.server.loop.Station;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something has changed, once a second at most; they then ask for themselves anew. Looks only while a page is open,
 * and only at what indexes answer at once.
 */
final class LiveFeed implements Station, SmartLifecycle {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Whoever closed his page is noticed when he is told something. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private static final int ECHOES = 3;
    private static final int MOST_COUNTED = 10_000;

    private static final String STATE = """
            select coalesce((select max(id) from inbox), 0) || '/' || coalesce((select max(id) from outbox), 0)
              || '/' || coalesce((select max(id) from exception), 0) || '/' || coalesce((select max(id) from decision), 0)
              || '/' || coalesce((select max(id) from remark), 0) || '/' || coalesce((select max(id) from retry), 0)
              || '/' || (select coalesce(sum(tried), 0) || ' ' || count(*) from (select tried from retry where state = 'running' limit :most) r)
              || '/' || (select count(*) from (select 1 from exception where closed_at is null limit :most) e)
              || '/' || (select count(*) from (select 1 from hold limit :most) h)
              || '/' || (select count(*) from (select 1 from outbox where status = 'queued' limit :most) q)
              || '/' || (select count(*) from (select 1 from outbox where status = 'accepted' limit :most) a)
              || '/' || (select count(*) from (select 1 from inbox where status = 'received' and backfill_id is null limit :most) w)
              || '/' || (select coalesce(sum(hashtext(id || state || loaded)), 0) from (select id, state, loaded from backfill order by id desc limit 20) b)
              || '/' || (select coalesce(sum(hashtext(id || state)), 0) from (select id, state from agreement_run order by id desc limit 20) g)
              || '/' || (select coalesce(sum(hashtext(id || state)), 0) from (select id, state from proposal order by id desc limit 20) p)
              || '/' || coalesce((select max(id) from notice), 0)
              || '/' || (select count(*) || ' ' || coalesce(sum(attempts), 0) from (select attempts from notice_delivery
                where told_at is null and dropped_at is null limit :most) n)
              || '/' || (select coalesce(sum(hashtext(id || assigned_to || coalesce(ignored_until::text, ''))), 0) from (select * from cause limit :most) c)
            """;

    private final JdbcClient jdbc;
    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private String last = "";
    private int silent;
    private int echoes;

    LiveFeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page listens from now on. */
    SseEmitter listen() {
        SseEmitter emitter = new SseEmitter(0L);
        emitter.onCompletion(() -> open.remove(emitter));
        emitter.onError(gone -> open.remove(emitter));
        if (running) {
            open.add(emitter);
        } else {
            emitter.complete();
        }
        return emitter;
    }

    @Override
    public Duration step() {
        if (open.isEmpty()) {
            return PAUSE;
        }
        String now =
                jdbc.sql(STATE).param("most", MOST_COUNTED).query(String.class).single();
        if (!now.equals(last)) {
            last = now;
            echoes = ECHOES;
        }
        // What is counted beside a page is ready a moment later only.
        if (echoes > 0) {
            echoes--;
            silent = 0;
            open.forEach(
                    emitter -> tell(emitter, SseEmitter.event().name("changed").data("now")));
        } else if (++silent >= LONGEST_SILENCE.dividedBy(PAUSE)) {
            silent = 0;
            open.forEach(emitter -> tell(emitter, SseEmitter.event().comment("still here")));
        }
        return PAUSE;
    }

    private void tell(SseEmitter emitter, SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            open.remove(emitter);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** An open page would keep the server from stopping. */
    @Override
    public void stop() {
        running = false;
        open.forEach(SseEmitter::complete);
        open.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
