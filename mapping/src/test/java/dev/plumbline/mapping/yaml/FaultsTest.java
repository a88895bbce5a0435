package dev.plumbline.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultsTest {
    @Test
    void faultsAreInTheOrderOfFilesLinesAndColumnsEachOnce() {
        Faults faults = new Faults();
        Fault last = new Fault(new Place("b", 1, 1), "p", "m");
        Fault second = new Fault(new Place("a", 2, 9), "p", "m");
        Fault first = new Fault(new Place("a", 2, 3), "p", "m");
        for (Fault fault : new Fault[] {last, second, first, second}) {
            faults.add(fault.place(), fault.path(), fault.message());
        }
        assertThat(faults.all()).containsExactly(first, second, last);
    }
}
