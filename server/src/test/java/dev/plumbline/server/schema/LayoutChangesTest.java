package dev.plumbline.server.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.SegmentLayout;
import dev.plumbline.idoc.SegmentLayout.Column;
import dev.plumbline.server.schema.LayoutChanges.FieldChange;
import dev.plumbline.server.schema.LayoutChanges.SegmentChange;
import dev.plumbline.server.schema.LayoutChanges.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayoutChangesTest {
    /** @param fields names and lengths: {@code "KUNNR:10 NAME:35"} */
    private static SegmentLayout segment(String name, String fields) {
        List<Column> columns = new ArrayList<>();
        int offset = 0;
        for (String field : fields.split(" ", -1)) {
            String[] parts = field.split(":", -1);
            columns.add(new Column(parts[0], offset, Integer.parseInt(parts[1])));
            offset += Integer.parseInt(parts[1]);
        }
        return new SegmentLayout(name, name + "000", Set.of(SegmentLayout.TOP), columns);
    }

    private static Dictionary of(SegmentLayout... segments) {
        return Dictionary.of(List.of(segments));
    }

    private static SegmentChange change(String before, String now) {
        return LayoutChanges.between(of(segment("Z1A", before)), of(segment("Z1A", now)))
                .segments()
                .getFirst();
    }

    @Test
    void theSameIsNoChange() {
        assertThat(change("A:1 B:2", "A:1 B:2").sort()).isEqualTo(Sort.SAME);
    }

    @Test
    void aSegmentThatWasNotKnownIsNew() {
        LayoutChanges changes = LayoutChanges.between(Dictionary.empty(), of(segment("Z1A", "A:1 B:2")));
        assertThat(changes.count(Sort.NEW)).isEqualTo(1);
        assertThat(changes.isNothing()).isFalse();
        assertThat(changes.segments().getFirst().length()).isEqualTo(3);
    }

    @Test
    void aFieldThatWasAppendedIsAdded() {
        assertThat(change("A:1", "A:1 B:2").changes()).containsExactly(new FieldChange.Added("B", 2));
    }

    @Test
    void aFieldThatIsLongerMovesThoseBehindIt() {
        assertThat(change("A:1 B:2 C:3", "A:1 B:4 C:3").changes())
                .containsExactly(new FieldChange.Resized("B", 2, 4), new FieldChange.Moved("C", 3, 5));
    }

    @Test
    void aFieldThatIsNoMoreIsRemoved() {
        assertThat(change("A:1 B:2 C:3", "A:1 C:3").changes())
                .containsExactly(new FieldChange.Moved("C", 3, 1), new FieldChange.Removed("B", 2));
    }

    @Test
    void whatOnlyLacksTheEndOfALayoutThatStaysIsAnEarlierRelease() {
        Dictionary known = of(segment("Z1A", "A:1 B:2 C:3"));
        Dictionary now = of(segment("Z1A", "A:1 B:2"));
        assertThat(LayoutChanges.between(known, known, now).count(Sort.EARLIER)).isEqualTo(1);
        assertThat(LayoutChanges.between(known, now).segments().getFirst().changes())
                .containsExactly(new FieldChange.Removed("C", 3));
    }

    @Test
    void aSegmentOfTheVersionBeforeThatIsNotDescribedAnyMoreIsGone() {
        Dictionary before = of(segment("Z1A", "A:1"), segment("Z1B", "B:1"));
        Dictionary now = of(segment("Z1A", "A:1"));
        assertThat(LayoutChanges.between(before, now).isNothing()).isTrue();
        assertThat(LayoutChanges.between(before, now).andGone(before, now).segments())
                .extracting(SegmentChange::segment, SegmentChange::sort)
                .contains(tuple("Z1B", Sort.GONE));
    }
}
