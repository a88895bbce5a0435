package dev.plumbline.server.backfill;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Names of files as people and counters mean them: {@code OUT_99999} before {@code OUT_100000}. A program that numbers its files may come to
 * more digits than it was written for; read letter by letter, the files of years would then stand between each other.
 */
final class NameOrder implements Comparator<String> {
    private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

    @Override
    public int compare(String one, String other) {
        Iterator<String> left = parts(one);
        Iterator<String> right = parts(other);
        while (left.hasNext() && right.hasNext()) {
            int order = compareParts(left.next(), right.next());
            if (order != 0) {
                return order;
            }
        }
        // Of equal parts the names may differ in leading zeros.
        return left.hasNext() ? 1 : right.hasNext() ? -1 : one.compareTo(other);
    }

    private static Iterator<String> parts(String name) {
        return List.copyOf(PART.matcher(name).results().map(MatchResult::group).toList())
                .iterator();
    }

    private static int compareParts(String one, String other) {
        return isNumber(one) && isNumber(other)
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : one.compareTo(other);
    }

    private static boolean isNumber(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }
}
