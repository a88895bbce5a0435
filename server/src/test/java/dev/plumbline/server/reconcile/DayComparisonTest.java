package dev.plumbline.server.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.reconcile.DayComparison.Evidence;
import dev.plumbline.server.reconcile.DayComparison.Question;
import dev.plumbline.server.reconcile.Difference.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DayComparisonTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate DAY = LocalDate.parse("2026-03-04");
    private static final Instant NOON = Instant.parse("2026-03-04T11:00:00Z");
    private static final Instant AS_OF = NOON.plus(Duration.ofDays(2));
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Told.State LONG_AGO = new Told.State.Accepted(NOON);

    private static final Question QUESTION = new Question(DAY, "Placed Order", BERLIN, AS_OF, PATIENCE, DAY::equals);

    private static Told told(int order, Told.State state) {
        return new Told(
                order,
                "order/PRD-100/" + order,
                "PRD-100-order-" + order,
                NOON.plusSeconds(order),
                new BigDecimal(order + ".90"),
                "EUR",
                state);
    }

    private static There there(Told told) {
        return new There("E" + told.id(), told.uniqueId(), told.second(), told.value(), "EUR", told.number(), "API");
    }

    private static There foreign(int order, String value) {
        return new There(
                "F" + order, "shop-" + order, NOON, new BigDecimal(value), "EUR", String.valueOf(order), "Webshop");
    }

    private static There at(There there, Instant time) {
        return new There(
                there.id(),
                there.uniqueId(),
                time,
                there.value(),
                there.currency(),
                there.order(),
                there.integration());
    }

    private static There worth(There there, BigDecimal value) {
        return new There(there.id(), there.uniqueId(), there.time(), value, "EUR", there.order(), there.integration());
    }

    private static List<Kind> kinds(List<Told> told, List<There> there, List<There> around) {
        return DayComparison.of(QUESTION, new Evidence(told, there, around)).stream()
                .map(Difference::kind)
                .toList();
    }

    /** What can be wrong with an order; nothing, most often. */
    enum Planted {
        NOTHING(Optional.empty()),
        AS_WELL(Optional.empty()),
        LOST(Optional.of(Kind.NOT_STORED)),
        QUEUED(Optional.of(Kind.LATE)),
        JUST_ACCEPTED(Optional.of(Kind.LATE)),
        REFUSED(Optional.of(Kind.EXCEPTION)),
        STRANGER(Optional.of(Kind.UNKNOWN_TO_SAP)),
        TWICE(Optional.of(Kind.DOUBLED)),
        ON_TWO_PROFILES(Optional.of(Kind.DOUBLED)),
        WRONG_VALUE(Optional.of(Kind.VALUE_DIFFERS)),
        NEXT_DAY(Optional.of(Kind.DAY_DIFFERS)),
        FROM_THE_DAY_BEFORE(Optional.of(Kind.DAY_DIFFERS));

        private final Optional<Kind> kind;

        Planted(Optional<Kind> kind) {
            this.kind = kind;
        }
    }

    /** Both sides with all that is planted. */
    private static final class Sides {
        private final List<Told> told = new ArrayList<>();
        private final List<There> there = new ArrayList<>();
        private final List<There> around = new ArrayList<>();

        void plant(int order, Planted planted) {
            Told one = told(order, LONG_AGO);
            There same = there(one);
            switch (planted) {
                case NOTHING, AS_WELL -> both(one, same);
                case LOST -> told.add(one);
                case QUEUED -> told.add(told(order, new Told.State.Waiting()));
                case JUST_ACCEPTED -> told.add(told(order, new Told.State.Accepted(AS_OF.minusSeconds(60))));
                case REFUSED -> told.add(told(order, new Told.State.Stopped("400 invalid phone")));
                case STRANGER -> there.add(foreign(order, "17.00"));
                case TWICE -> {
                    both(one, same);
                    there.add(foreign(
                            order, one.value().multiply(new BigDecimal("1.19")).toPlainString()));
                }
                case ON_TWO_PROFILES -> {
                    both(one, same);
                    there.add(new There("X" + order, same.uniqueId(), same.time(), same.value(), "EUR", "", "API"));
                }
                case WRONG_VALUE -> both(one, worth(same, same.value().add(BigDecimal.ONE)));
                case NEXT_DAY -> {
                    told.add(one);
                    around.add(at(same, NOON.plus(Duration.ofDays(1))));
                }
                case FROM_THE_DAY_BEFORE -> {
                    told.add(new Told(
                            one.id(),
                            one.about(),
                            one.uniqueId(),
                            one.time().minus(Duration.ofDays(1)),
                            one.value(),
                            "EUR",
                            LONG_AGO));
                    there.add(same);
                }
            }
        }

        private void both(Told one, There same) {
            told.add(one);
            there.add(same);
        }
    }

    @Property(tries = 300)
    void everyPlantedDifferenceIsFoundOnceWithItsClassAndNoOtherIs(@ForAll @Size(max = 40) List<Planted> planted) {
        Sides sides = new Sides();
        Map<String, Kind> expected = new TreeMap<>();
        for (int order = 1; order <= planted.size(); order++) {
            String name = "order-" + order;
            sides.plant(order, planted.get(order - 1));
            planted.get(order - 1).kind.ifPresent(kind -> expected.put(name, kind));
        }
        List<Difference> found = DayComparison.of(QUESTION, new Evidence(sides.told, sides.there, sides.around));
        assertThat(found).hasSize(expected.size());
        assertThat(found)
                .allSatisfy(difference -> assertThat(difference.kind())
                        .isEqualTo(expected.get("order-" + difference.about().replaceFirst("^.*[/ ]", ""))));
    }

    @Test
    void aDayEndsWhereTheTimeZoneSaysSo() {
        Told late = told(1, LONG_AGO);
        Instant inUtcStillTheDay = Instant.parse("2026-03-04T23:30:00Z");
        assertThat(kinds(List.of(late), List.of(), List.of(at(there(late), inUtcStillTheDay))))
                .containsExactly(Kind.DAY_DIFFERS);
    }

    @Test
    void whatBelongsToADayThatIsLookedAtByItselfIsNotSaidTwice() {
        Told before = told(1, LONG_AGO);
        There moved = at(there(before), NOON.plus(Duration.ofDays(1)));
        Question next = new Question(DAY.plusDays(1), "Placed Order", BERLIN, AS_OF, PATIENCE, day -> true);
        assertThat(DayComparison.of(next, new Evidence(List.of(before), List.of(moved), List.of())))
                .isEmpty();
        assertThat(kinds(List.of(before), List.of(), List.of(moved))).containsExactly(Kind.DAY_DIFFERS);
    }

    @Test
    void aForeignEventOfTheSameOrderWithQuiteAnotherValueIsNotTheSameOne() {
        Told one = told(100, LONG_AGO);
        assertThat(kinds(List.of(one), List.of(there(one), foreign(100, "40.00")), List.of()))
                .containsExactly(Kind.UNKNOWN_TO_SAP);
    }

    @Test
    void lessThanHalfACentIsTheSame() {
        Told one = told(1, LONG_AGO);
        assertThat(kinds(List.of(one), List.of(worth(there(one), new BigDecimal("1.9000001"))), List.of()))
                .isEmpty();
    }

    @Test
    void aDifferenceNamesItsOrderCommandAndIdentity() {
        assertThat(DayComparison.of(QUESTION, new Evidence(List.of(told(7, LONG_AGO)), List.of(), List.of())))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.about()).isEqualTo("order/PRD-100/7");
                    assertThat(difference.command()).contains(7L);
                    assertThat(difference.uniqueId()).isEqualTo("PRD-100-order-7");
                    assertThat(difference.cell()).isEqualTo(new Cell(DAY, "Placed Order", "EUR"));
                    assertThat(difference.words()).contains("accepted it at 2026-03-04T11:00:00Z", "does not have it");
                });
    }
}
