package dev.plumbline.server.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A draft as it is written. Immutable. */
final class DraftText {
    private static final String INDENT = "  ";
    private static final Pattern PROPOSAL = Pattern.compile("(?m)^( *)# ");

    private final String text;
    private final Map<Integer, Proposal> byLine = new HashMap<>();

    DraftText(List<String> head, List<Section> sections) {
        StringBuilder yaml = new StringBuilder();
        head.forEach(line -> yaml.append(("## " + line).stripTrailing()).append('\n'));
        yaml.append("\nsources:\n");
        int line = head.size() + 2;
        for (Section section : sections) {
            String indent = INDENT.repeat(section.level());
            yaml.append(indent).append(section.key()).append(":\n");
            line++;
            String below = indent + INDENT;
            for (String remark : section.remarks()) {
                yaml.append(below).append("## ").append(remark).append('\n');
                line++;
            }
            for (Proposal proposal : section.proposals()) {
                for (String why : proposal.why()) {
                    yaml.append(below).append("## ").append(why).append('\n');
                    line++;
                }
                yaml.append(below).append("# ").append(proposal.line()).append('\n');
                line++;
                byLine.put(line, proposal);
            }
        }
        text = yaml.toString();
    }

    /** With all proposals in force. */
    static String uncommented(String draft) {
        return PROPOSAL.matcher(draft).replaceAll("$1");
    }

    /** Whether the proposal stands in that line, from 1. */
    boolean isAt(int line, Proposal proposal) {
        return proposal.equals(byLine.get(line));
    }

    @Override
    public String toString() {
        return text;
    }
}
