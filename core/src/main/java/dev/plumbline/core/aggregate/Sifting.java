package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.LeftOut.How;
import dev.plumbline.core.view.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of an aggregate by the site's filters. Whatever was told of it before goes on to be told, because Klaviyo must stay
 * consistent; that is noted once.
 *
 * @param by the filter that applies, and how
 * @param notes what a person should know who follows it
 */
record Sifting(Optional<LeftOut> by, List<String> notes) {

    /**
     * Sifts.
     *
     * @param known what the filters said of it before
     * @param told whether Klaviyo was told anything of it
     * @param subject what it is called, for a note: {@code Order 12345}
     */
    static Sifting of(Filters.Decision decision, Optional<LeftOut> known, boolean told, String subject) {
        List<String> notes = new ArrayList<>(decision.troubles());
        Optional<LeftOut> by = decision.by().map(filter -> LeftOut.of(filter, told ? How.TOLD_BEFORE : How.ITSELF));
        boolean isNoted =
                known.filter(before -> !before.isSilent()).map(LeftOut::filter).equals(by.map(LeftOut::filter));
        by.filter(late -> !late.isSilent() && !isNoted)
                .ifPresent(late -> notes.add(subject + " would be " + late.inWords()
                        + "; Klaviyo was told of it before, so it goes on to be told"));
        return new Sifting(by, notes);
    }

    boolean leavesOut() {
        return by.filter(LeftOut::isSilent).isPresent();
    }
}
