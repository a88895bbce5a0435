package dev.plumbline.server.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NameOrderTest {
    private static List<String> sorted(List<String> names) {
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(new NameOrder());
        return shuffled;
    }

    @Test
    void aCounterThatComesToMoreDigitsGoesOn() {
        List<String> names = List.of("OUT_00001.xml", "OUT_99999.idoc", "OUT_100000.idoc", "OUT_100001.xml");
        assertThat(sorted(names)).isEqualTo(names);
    }

    @Test
    void datesAndNumbersWithoutZerosComeInTheirOrder() {
        List<String> names = List.of("2025-12-9.xml", "2025-12-10.xml", "2026-1-1.xml", "part2", "part10", "part10b");
        assertThat(sorted(names)).isEqualTo(names);
    }

    @Test
    void numbersLongerThanAnyTypeAreComparedToo() {
        List<String> names = List.of("O_0000000000000012345678901234", "O_0000000000000012345678901235");
        assertThat(sorted(names)).isEqualTo(names);
    }

    @Property
    void theOrderIsOneForAllNames(@ForAll @Size(min = 3, max = 3) List<@IntRange(max = 99) Integer> numbers) {
        NameOrder order = new NameOrder();
        List<String> names = numbers.stream()
                .map(number -> "f" + number + (number % 2 == 0 ? "" : "x0" + number))
                .toList();
        for (String one : names) {
            for (String other : names) {
                assertThat(Integer.signum(order.compare(one, other)))
                        .isEqualTo(-Integer.signum(order.compare(other, one)));
                assertThat(order.compare(one, other) == 0).isEqualTo(one.equals(other));
            }
        }
    }
}
