package dev.plumbline.core.view;

import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.core.document.SystemId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What SAP says of a customer, whichever documents said so. Unknown texts are empty. Never consent (invariant I8).
 *
 * @param number without leading zeros; for a one-time customer with the order's number behind it
 * @param oneTime whether it is the person behind one order of a one-time customer
 * @param person its names
 * @param reach how it is reached
 * @param account what the master data say of the business with it
 * @param salesAreas in the order of their keys
 * @param customerGroups of all sales areas, each once, sorted
 * @param credit empty while no credit data were received
 * @param tickets its service notifications, in the order of their numbers
 * @param extra what the site's mapping reads from master data beyond that, by name
 */
public record CustomerFacts(
        SystemId system,
        String number,
        boolean oneTime,
        Person person,
        Reach reach,
        Account account,
        List<Area> salesAreas,
        List<String> customerGroups,
        Optional<Credit> credit,
        List<Ticket> tickets,
        SortedMap<String, String> extra) {
    public CustomerFacts {
        salesAreas = List.copyOf(salesAreas);
        customerGroups = List.copyOf(customerGroups);
        tickets = List.copyOf(tickets);
        extra = Collections.unmodifiableSortedMap(new TreeMap<>(extra));
    }

    /** The names of a person, or of a company. */
    public record Person(String first, String last, String organization) {}

    /**
     * How it is reached.
     *
     * @param email the address that marketing writes to
     * @param phone in E.164 form
     * @param language BCP 47
     */
    public record Reach(String email, String phone, String language, PostalAddress address) {}

    /**
     * The business with it.
     *
     * @param status {@code closed}, {@code blocked} or {@code active}; empty while no master data were received
     * @param group KTOKD
     * @param customerClass KUKLA
     */
    public record Account(String status, String group, String customerClass) {
        public static final Account UNKNOWN = new Account("", "", "");
    }

    /**
     * A sales area.
     *
     * @param key VKORG/VTWEG/SPART
     * @param status {@code closed}, {@code blocked} or {@code active}
     * @param group KDGRP
     */
    public record Area(String key, String status, String group) {}

    /**
     * Its credit.
     *
     * @param status {@code blocked} when it is in any control area, else {@code ok}
     * @param use exposure in percent of the limit, the highest of all control areas; empty when unknown
     * @param areas in the order of their names
     */
    public record Credit(String status, Optional<Integer> use, List<CreditArea> areas) {
        public Credit {
            areas = List.copyOf(areas);
        }
    }

    /** Its credit in one control area. */
    public record CreditArea(
            String area,
            String currency,
            Optional<BigDecimal> limit,
            Optional<BigDecimal> exposure,
            boolean blocked,
            String risk) {}

    /** A service notification. */
    public record Ticket(String number, String type, String subject, String priority, boolean open) {}

    /** How many service notifications are open; empty when there never was one. */
    public Optional<Integer> openTickets() {
        return tickets.isEmpty()
                ? Optional.empty()
                : Optional.of((int) tickets.stream().filter(Ticket::open).count());
    }
}
