package dev.plumbline.server.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.server.stories.MemoryHost.Sent;
import dev.plumbline.server.stories.Story.Arrival;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every file of docs/stories is a test: documents in, events out. docs/stories/README.md says how to read and add one. */
@TestInstance(Lifecycle.PER_CLASS)
class StoriesTest {
    private static final Path DIRECTORY = Path.of("../docs/stories");
    private static final int PERMUTATIONS = 12;

    /** By what the stories say of them: most share theirs, and to read them takes longer than to play a story. */
    private final Map<Map<String, String>, StorySettings> settings = new HashMap<>();

    private Performance performance(Story story) {
        return new Performance(story, settings.computeIfAbsent(story.settings(), said -> new StorySettings(story)));
    }

    @TestFactory
    Stream<DynamicTest> theStoryComesOutAsItIsTold() {
        return each(story -> {
            Performance played = performance(story).asTold();
            assertThat(new StoryCheck(story, played).differences())
                    .as(story.name())
                    .isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> repetitionsTellNothingMore() {
        return each(story -> {
            Performance played = performance(story).withRepetitions();
            assertThat(new StoryCheck(story, played).differences())
                    .as(story.name() + ", every document twice and once more under a new number")
                    .isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> anotherOrderOfArrivalComesToTheSame() {
        return each(story -> {
            if (story.arrival() == Arrival.TIME_MATTERS) {
                return;
            }
            Performance told = performance(story).asTold();
            for (int seed = 1; seed <= PERMUTATIONS; seed++) {
                Performance shuffled = performance(story).inOrderOf(new Random(seed));
                assertThat(sums(shuffled))
                        .as(story.name() + ": placed - cancelled - refunded, arrival shuffled by " + seed)
                        .isEqualTo(sums(told));
                if (story.arrival() == Arrival.SAME_EVENTS) {
                    assertThat(events(shuffled))
                            .as(story.name() + ": the events, arrival shuffled by " + seed)
                            .isEqualTo(events(told));
                    assertThat(profiles(shuffled))
                            .as(story.name() + ": the profiles, arrival shuffled by " + seed)
                            .isEqualTo(profiles(told));
                }
            }
        });
    }

    @Test
    void everyStoryIsInTheIndex() throws IOException {
        String index = Files.readString(DIRECTORY.resolve("README.md"));
        assertThat(files().map(file -> DIRECTORY.relativize(file).toString().replace('\\', '/')))
                .allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
    }

    @FunctionalInterface
    private interface Trial {
        void of(Story story);
    }

    private static Stream<DynamicTest> each(Trial trial) {
        return files().map(file -> DynamicTest.dynamicTest(
                DIRECTORY.relativize(file).toString().replace(".md", ""),
                () -> trial.of(StoryReader.read(DIRECTORY, file))));
    }

    private static Stream<Path> files() {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            return files
                    .filter(file ->
                            file.toString().endsWith(".md") && !file.getParent().equals(DIRECTORY))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By order and currency. */
    private static Map<String, BigDecimal> sums(Performance played) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Sent sent : played.host().sent()) {
            if (sent.command() instanceof TrackEvent event && event.value().isPresent()) {
                BigDecimal amount = event.value().get().amount();
                String key =
                        event.thread().orElse("") + " " + event.value().get().currency();
                signOf(event.metric(), played)
                        .ifPresent(sign -> sums.merge(key, sign.multiply(amount), BigDecimal::add));
            }
        }
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private static Optional<BigDecimal> signOf(String metric, Performance played) {
        var metrics = played.settings().contract().metrics();
        if (metric.equals(metrics.placed()) || metric.equals(metrics.increased())) {
            return Optional.of(BigDecimal.ONE);
        }
        return metric.equals(metrics.cancelled()) || metric.equals(metrics.refunded())
                ? Optional.of(BigDecimal.ONE.negate())
                : Optional.empty();
    }

    /** As they stand in the end. */
    private static Map<String, Object> profiles(Performance played) {
        Map<String, Object> profiles = new TreeMap<>();
        for (Sent sent : played.host().sent()) {
            if (sent.command() instanceof UpsertProfile upsert) {
                profiles.put(ToldLines.profile(upsert.profile()), ToldLines.carried(upsert));
            }
        }
        return profiles;
    }

    private static List<String> events(Performance played) {
        return played.host().sent().stream()
                .flatMap(sent -> sent.command() instanceof TrackEvent event ? Stream.of(event) : Stream.empty())
                .map(event -> event.metric() + " " + event.uniqueId() + " "
                        + event.value().map(Object::toString).orElse("") + " " + ToldLines.profile(event.profile()))
                .sorted()
                .toList();
    }
}
