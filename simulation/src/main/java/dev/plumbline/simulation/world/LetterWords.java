package dev.plumbline.simulation.world;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an IDoc of the invented merchant says, in a few words and without personal data. */
final class LetterWords {
    private final Idoc idoc;

    LetterWords(Idoc idoc) {
        this.idoc = idoc;
    }

    String words() {
        return switch (idoc.control().messageType()) {
            case "ORDRSP" -> order();
            case "DESADV", "WHSORD", "SHPORD", "CARNOT", "SHPCON", "SHPMNT", "STPPOD" -> delivery();
            case "INVOIC" -> billing();
            case "DEBMAS" -> "customer " + first("E1KNA1M", "KUNNR") + inBrackets("blocked", first("E1KNA1M", "AUFSD"));
            case "ADRMAS" -> "address of customer " + first("E1ADRMAS", "OBJ_ID");
            case "COND_A" -> "a price of material " + first("E1KOMG", "MATNR");
            case "MATMAS" -> "material " + first("E1MARAM", "MATNR");
            case "INVCON", "LOISTD", "PROACT" -> "a count";
            case "MBGMCR", "WMMBXY" -> "a movement";
            default -> "nothing that is mirrored";
        };
    }

    private Stream<Segment> all(String name) {
        return idoc.walk().filter(segment -> segment.name().equals(name));
    }

    private String first(String segment, String field) {
        return all(segment).map(found -> bare(found.text(field))).findFirst().orElse("");
    }

    private String qualified(String segment, String qualifier, String field) {
        return all(segment)
                .filter(found -> found.text("QUALF").equals(qualifier))
                .map(found -> bare(found.text(field)))
                .findFirst()
                .orElse("");
    }

    private static String bare(String number) {
        return number.replaceFirst("^0+(?=.)", "");
    }

    private static String inBrackets(String name, String value) {
        return value.isEmpty() ? "" : " (" + name + " " + value + ")";
    }

    private String order() {
        String customer = all("E1EDKA1")
                .filter(partner -> partner.text("PARVW").equals("AG"))
                .map(partner -> bare(partner.text("PARTN")))
                .findFirst()
                .orElse("");
        String items = all("E1EDP01")
                .map(item ->
                        bare(item.text("POSEX")) + ": " + item.text("MENGE").replaceFirst("\\.0+$", "") + " for "
                                + item.text("NETWR") + (item.text("ABGRU").isEmpty() ? "" : " rejected"))
                .collect(Collectors.joining(", "));
        return "order " + first("E1EDK01", "BELNR") + " (" + qualified("E1EDK14", "012", "ORGID") + ") of customer "
                + customer + inBrackets("block", first("E1EDK01", "LIFSK")) + " [" + items + "]";
    }

    private String delivery() {
        String goods = all("E1EDT13")
                .filter(date -> date.text("QUALF").equals("006"))
                .map(date -> date.text("ISDD").replace("0", "").isEmpty() ? "not posted" : "posted")
                .findFirst()
                .orElse("no word of the goods issue");
        boolean confirms =
                all("E1EDL18").anyMatch(function -> function.text("QUALF").equals("PGI"));
        boolean proven = all("E1EDL20").anyMatch(header -> !header.text("PODAT").isEmpty());
        String lines = all("E1EDL24")
                .map(line -> line.text("LFIMG").replaceFirst("\\.0+$", "") + " of " + bare(line.text("VGBEL")) + "/"
                        + bare(line.text("VGPOS")))
                .collect(Collectors.joining(", "));
        return "delivery " + first("E1EDL20", "VBELN") + ", " + (confirms ? "post it" : proven ? "received" : goods)
                + " [" + lines + "]";
    }

    private String billing() {
        String orders = all("E1EDP02")
                .map(reference -> bare(reference.text("BELNR")))
                .distinct()
                .collect(Collectors.joining(", "));
        return "billing document " + first("E1EDK01", "BELNR") + " (" + qualified("E1EDK14", "021", "ORGID") + ") of "
                + first("E1EDS01", "SUMME") + " for " + orders;
    }
}
