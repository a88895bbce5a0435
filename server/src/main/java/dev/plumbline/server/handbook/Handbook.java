package dev.plumbline.server.handbook;

import java.util.List;

/**
 * A handbook.
 *
 * @param chapters one for each reader, and what all of them look up
 */
public record Handbook(List<Chapter> chapters) {
    public Handbook {
        chapters = List.copyOf(chapters);
    }

    /**
     * A chapter.
     *
     * @param id its address in a page
     * @param reader whom it is for
     */
    public record Chapter(String id, String title, String reader, List<Section> sections) {
        public Chapter {
            sections = List.copyOf(sections);
        }
    }

    /**
     * A section: sentences, then steps, then a table; each may be empty.
     *
     * @param steps what to do, in this order
     * @param columns the heads of the table
     */
    public record Section(
            String id,
            String title,
            List<String> sentences,
            List<String> steps,
            List<String> columns,
            List<List<String>> rows) {
        public Section {
            sentences = List.copyOf(sentences);
            steps = List.copyOf(steps);
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        static Section of(String id, String title, List<String> sentences, List<String> steps) {
            return new Section(id, title, sentences, steps, List.of(), List.of());
        }

        static Section table(
                String id, String title, List<String> sentences, List<String> columns, List<List<String>> rows) {
            return new Section(id, title, sentences, List.of(), columns, rows);
        }
    }
}
