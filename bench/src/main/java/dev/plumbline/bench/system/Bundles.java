package dev.plumbline.bench.system;

import java.util.ArrayList;
import java.util.List;

/** IDocs as a file port writes them: several behind each other. */
final class Bundles {
    private Bundles() {}

    static List<String> of(List<String> idocs, int size) {
        List<String> bundles = new ArrayList<>();
        for (int from = 0; from < idocs.size(); from += size) {
            bundles.add(String.join("", idocs.subList(from, Math.min(idocs.size(), from + size))));
        }
        return bundles;
    }
}
