package dev.plumbline.core.document;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Customer master data (DEBMAS). It carries no e-mail address of the customer: that comes as an {@link AddressDocument}. A sales area
 * that is not in it is not deleted.
 *
 * @param customer the customer number (E1KNA1M-KUNNR), without leading zeros
 * @param names the name lines
 * @param address the postal address of the master record
 * @param phone TELF1 in E.164 form; empty when there is none or it is no telephone number of the customer's country
 * @param language BCP 47 (from SPRAS_ISO and LAND1: {@code de-DE}), empty when unknown
 * @param accountGroup KTOKD
 * @param customerClass KUKLA
 * @param blocked whether any central block is set (AUFSD, LIFSD, FAKSD, CASSD, SPERR)
 * @param closed whether it is marked for deletion (LOEVM) or deleted (MSGFN 003)
 * @param salesAreas the sales areas that this message mentions
 * @param extra what the site's mapping reads beyond that, by name; only what holds something
 */
public record CustomerDocument(
        Origin origin,
        String customer,
        Names names,
        PostalAddress address,
        String phone,
        String language,
        String accountGroup,
        String customerClass,
        boolean blocked,
        boolean closed,
        List<SalesArea> salesAreas,
        SortedMap<String, String> extra)
        implements CustomerInput {

    public CustomerDocument {
        salesAreas = List.copyOf(salesAreas);
        extra = Collections.unmodifiableSortedMap(new TreeMap<>(extra));
    }

    /**
     * Who the customer is. A person has first and last name, a company an organisation name.
     *
     * @param first empty for a company or when unknown
     * @param last empty for a company
     * @param organization empty for a person
     */
    public record Names(String first, String last, String organization) {}

    /**
     * One sales area.
     *
     * @param key VKORG/VTWEG/SPART, for example {@code 1000/10/00}
     * @param customerGroup KDGRP
     * @param blocked whether any block of this area is set (AUFSD, LIFSD, FAKSD, CASSD)
     * @param closed whether the area is marked for deletion (LOEVM)
     */
    public record SalesArea(String key, String customerGroup, boolean blocked, boolean closed) {

        /** VKORG. */
        public String organization() {
            int end = key.indexOf('/');
            return end < 0 ? key : key.substring(0, end);
        }
    }
}
