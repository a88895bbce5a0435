package dev.plumbline.server.draft;

import java.util.ArrayList;
import java.util.List;

/**
 * A section of the draft.
 *
 * @param path below {@code sources}, levels joined by dots
 * @param remarks what is said before its entries
 */
record Section(String path, List<String> remarks, List<Proposal> proposals) {
    Section {
        remarks = List.copyOf(remarks);
        proposals = List.copyOf(proposals);
    }

    int level() {
        return path.split("\\.", -1).length;
    }

    String key() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Without a proposal, of which it is only said why it is none. */
    Section without(Proposal dropped, String because) {
        List<String> said = new ArrayList<>(remarks);
        said.addAll(dropped.why());
        said.add("No proposal, since it would not check (" + because + "): " + dropped.line());
        return new Section(
                path,
                said,
                proposals.stream().filter(one -> !one.equals(dropped)).toList());
    }
}
