package dev.plumbline.server.stories;

import java.util.List;
import java.util.Map;

/**
 * A story as its file tells it; docs/stories/README.md says how to read one.
 *
 * @param name directory and file: {@code orders/one-order}
 * @param arrival what another order of arrival of the same documents leads to
 * @param settings those that are not the default
 * @param said what SAP says, by arrival
 * @param outcome what is expected
 */
record Story(
        String name, Arrival arrival, Map<String, String> settings, List<Map<String, String>> said, Outcome outcome) {
    Story {
        settings = Map.copyOf(settings);
        said = List.copyOf(said);
    }

    /** What the same documents lead to when they arrive in another order. */
    enum Arrival {
        /** The same events. */
        SAME_EVENTS,
        /** The same money, by other events. */
        SAME_SUMS,
        /** Something else: the story is about when things are known. */
        TIME_MATTERS
    }

    /**
     * What is expected.
     *
     * @param told what Klaviyo is told, in this order
     * @param profiles the properties of interest, by profile
     * @param holds what is held, at the end or at other times
     * @param stock what Klaviyo has in the end
     * @param notes what people can read
     * @param exceptions what people are asked to mend
     */
    record Outcome(
            StoryTable told,
            Map<String, StoryTable> profiles,
            StoryTable holds,
            StoryTable stock,
            StoryTable notes,
            StoryTable exceptions) {
        Outcome {
            profiles = Map.copyOf(profiles);
        }
    }

    String setting(String key, String standard) {
        return settings.getOrDefault(key, standard);
    }
}
