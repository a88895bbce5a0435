package dev.plumbline.server.preview;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Judgement;
import dev.plumbline.core.aggregate.Run;
import dev.plumbline.core.view.Breach;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What of a run is not as the mapping demands, for people. */
final class Judged {
    private Judged() {}

    static List<Preview.Gate> of(Map<AggregateKey, Run.Caused<Judgement>> judgements) {
        List<Preview.Gate> gates = new ArrayList<>();
        judgements.forEach((about, judged) -> breaches(judged.what())
                .forEach(breach -> gates.add(new Preview.Gate(
                        judged.cause(),
                        about.toString(),
                        breach.property(),
                        breach.gate(),
                        word(breach),
                        breach.expected(),
                        breach.value()))));
        return gates;
    }

    /** Each once: what was left out of several events for one value is said of one. */
    static Set<Breach> breaches(Judgement judgement) {
        Set<Breach> breaches = new LinkedHashSet<>(judgement.keptBack().values());
        breaches.addAll(judgement.leftOut().values());
        breaches.addAll(judgement.counted());
        return breaches;
    }

    static String word(Breach breach) {
        return breach.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
