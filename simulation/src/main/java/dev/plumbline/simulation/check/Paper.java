package dev.plumbline.simulation.check;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.simulation.world.Letter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an IDoc says, as somebody reads it who knows SAP and nothing of Plumbline. */
sealed interface Paper {

    /** The letter that it came in. */
    Letter letter();

    /** An order. */
    record Order(Letter letter, String number, String type, String block, String customer, List<Item> items)
            implements Paper {
        record Item(String position, boolean rejected) {}

        boolean isWanted() {
            return items.stream().anyMatch(item -> !item.rejected());
        }

        boolean isHeld() {
            return type.equals("TA") && !block.isEmpty();
        }
    }

    /** A delivery: which orders it serves, and whether its goods have left. */
    record Delivery(Letter letter, String number, Set<String> orders, boolean posted, boolean returns)
            implements Paper {}

    /** A customer's master data. */
    record Customer(Letter letter, String number, String street, String status) implements Paper {}

    /** A customer's e-mail address. */
    record Address(Letter letter, String number, String email) implements Paper {}

    /** What lies in a plant. */
    record Count(Letter letter, String material, String plant, BigDecimal quantity) implements Paper {}

    /** What came into a plant (or left it, below zero). */
    record Movement(Letter letter, String material, String plant, BigDecimal change) implements Paper {}

    /** What a piece of an article costs from the day on which it is said. */
    record Price(Letter letter, String material, BigDecimal amount) implements Paper {}

    /** All that a letter says that concerns a check. */
    static List<Paper> of(Letter letter) {
        Idoc idoc = letter.message().idoc();
        return switch (idoc.control().messageType()) {
            case "ORDRSP" -> List.of(order(letter, idoc));
            case "DESADV", "WHSORD", "SHPORD", "CARNOT", "SHPCON", "SHPMNT", "STPPOD" ->
                all(idoc, "E1EDL20")
                        .<Paper>map(header -> delivery(letter, header))
                        .toList();
            case "DEBMAS" ->
                all(idoc, "E1KNA1M")
                        .<Paper>map(general -> customer(letter, general))
                        .toList();
            case "ADRMAS" -> address(letter, idoc);
            default -> StockPaper.of(letter, idoc);
        };
    }

    private static Stream<Segment> all(Idoc idoc, String name) {
        return idoc.walk().filter(segment -> segment.name().equals(name));
    }

    /** A number without leading zeros. */
    static String bare(String number) {
        return !number.isEmpty() && number.chars().allMatch(Character::isDigit)
                ? number.replaceFirst("^0+(?=.)", "")
                : number;
    }

    private static Order order(Letter letter, Idoc idoc) {
        Segment head = all(idoc, "E1EDK01").findFirst().orElseThrow();
        String type = all(idoc, "E1EDK14")
                .filter(segment -> segment.text("QUALF").equals("012"))
                .map(segment -> segment.text("ORGID"))
                .findFirst()
                .orElse("");
        String customer = all(idoc, "E1EDKA1")
                .filter(segment -> segment.text("PARVW").equals("AG"))
                .map(segment -> bare(segment.text("PARTN")))
                .findFirst()
                .orElse("");
        List<Order.Item> items = all(idoc, "E1EDP01")
                .map(item -> new Order.Item(
                        bare(item.text("POSEX")), !item.text("ABGRU").isEmpty()))
                .toList();
        return new Order(letter, bare(head.text("BELNR")), type, head.text("LIFSK"), customer, items);
    }

    private static Delivery delivery(Letter letter, Segment header) {
        boolean dated = header.children("E1EDT13").stream()
                .filter(date -> date.text("QUALF").equals("006"))
                .anyMatch(date -> !date.text("ISDD").replace("0", "").isEmpty());
        boolean confirmed = header.children("E1EDL18").stream()
                .anyMatch(function -> function.text("QUALF").equals("PGI"));
        boolean proven = !header.text("PODAT").replace("0", "").isEmpty();
        Set<String> orders = new HashSet<>();
        header.children("E1EDL24").forEach(line -> orders.add(bare(line.text("VGBEL"))));
        orders.remove("");
        boolean returns = header.child("E1EDL21")
                .filter(type -> type.text("LFART").equals("LR"))
                .isPresent();
        return new Delivery(letter, bare(header.text("VBELN")), orders, dated || confirmed || proven, returns);
    }

    private static Customer customer(Letter letter, Segment general) {
        List<Segment> areas = general.children("E1KNVVM");
        boolean everywhere = !areas.isEmpty()
                && areas.stream().noneMatch(area -> area.text("AUFSD").isEmpty());
        boolean blocked = !general.text("AUFSD").isEmpty() || everywhere;
        String status = general.flag("LOEVM") ? "closed" : blocked ? "blocked" : "active";
        return new Customer(letter, bare(general.text("KUNNR")), general.text("STRAS"), status);
    }

    private static List<Paper> address(Letter letter, Idoc idoc) {
        List<Paper> found = new ArrayList<>();
        Optional<Segment> head = all(idoc, "E1ADRMAS").findFirst();
        head.ifPresent(owner -> all(idoc, "E1BPADSMTP")
                .filter(mail -> !mail.flag("FLG_NOUSE"))
                .findFirst()
                .ifPresent(mail -> found.add(new Address(letter, bare(owner.text("OBJ_ID")), mail.text("E_MAIL")))));
        return found;
    }
}
