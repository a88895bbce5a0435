package dev.plumbline.server.watermark;

import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.StationLoop;
import dev.plumbline.server.loop.StationLoops;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.settings.Settings.Marks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class WatermarkWiring {
    @Bean
    Watermarks watermarks(Settings settings, JdbcClient jdbc, TransactionOperations transaction) {
        List<Watermark> watched = new ArrayList<>();
        Map<Subject, String> unwatched = new EnumMap<>(Subject.class);
        for (Subject subject : Subject.values()) {
            Marks marks = marks(subject, settings.watermarks());
            Mark mark = new Mark(subject.harm(), marks.warn(), marks.refuse());
            unwatched(subject, mark, settings)
                    .ifPresentOrElse(
                            why -> unwatched.put(subject, why),
                            () -> watched.add(new Watermark(
                                    subject, mark, measure(subject, mark, settings, new Backlog(jdbc, transaction)))));
        }
        return new Watermarks(watched, unwatched);
    }

    private static Marks marks(Subject subject, Settings.Watermarks marks) {
        return switch (subject) {
            case DISK -> marks.disk();
            case WAITING -> marks.waiting();
            case QUEUED -> marks.queued();
        };
    }

    private static Optional<String> unwatched(Subject subject, Mark mark, Settings settings) {
        if (subject == Subject.DISK && settings.database().isPresent()) {
            return Optional.of(
                    "the disk of the configured PostgreSQL (database.url) is not seen from here; watch it there");
        }
        return mark.last().isEmpty()
                ? Optional.of("both marks are off (watermarks." + subject.inShort() + ")")
                : Optional.empty();
    }

    private static Measure measure(Subject subject, Mark mark, Settings settings, Backlog backlog) {
        return switch (subject) {
            case DISK -> new Disk(settings.dataDirectory());
            case WAITING -> counted(mark, backlog::waiting);
            case QUEUED -> counted(mark, backlog::queued);
        };
    }

    private static Measure counted(Mark mark, LongUnaryOperator count) {
        long most = mark.last().orElse(0L);
        return () -> count.applyAsLong(most);
    }

    /** Nobody rings: a disk fills silently. */
    @Bean
    StationLoops watermarkLoops(Watermarks watermarks) {
        return new StationLoops(watermarks.watched().stream()
                .map(mark -> new StationLoop("watermark-" + mark.subject().inShort(), mark, new Doorbell()))
                .toList());
    }
}
