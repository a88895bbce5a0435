package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.CustomerDocument.SalesArea;
import dev.plumbline.core.document.CustomerInput;
import dev.plumbline.core.document.Origin;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One customer number: the newest report of its master data, of each of its sales areas and of its address, and the profile that
 * Klaviyo was told last. The parts arrive in messages of their own and in any order; each part's newest report wins.
 *
 * @param master the newest master data
 * @param salesAreas by key; an area that a message leaves out is not deleted, so each has an origin of its own
 * @param address the newest communication data
 * @param told the profile that Klaviyo was told last
 */
public record Customer(
        AggregateKey key,
        Optional<CustomerDocument> master,
        SortedMap<String, KnownArea> salesAreas,
        Optional<AddressDocument> address,
        Optional<UpsertProfile> told)
        implements Aggregate {

    public Customer {
        salesAreas = Collections.unmodifiableSortedMap(new TreeMap<>(salesAreas));
    }

    /** A sales area and the message that said so last. */
    public record KnownArea(SalesArea area, Origin origin) {}

    /** A customer of whom nothing is known. */
    public static Customer unknown(AggregateKey key) {
        return new Customer(key, Optional.empty(), new TreeMap<>(), Optional.empty(), Optional.empty());
    }

    /** Remembers what the document says, and tells the profile when it has changed. */
    public Step on(CustomerInput input) {
        Customer after = switch (input) {
            case CustomerDocument report -> remember(report);
            case AddressDocument report -> remember(report);
        };
        UpsertProfile profile = ProfileOfCustomer.of(after);
        if (told.isPresent() && told.get().equals(profile)) {
            return new Step(after, List.of(), Optional.empty(), receptionWithoutNews(input));
        }
        Customer heard = new Customer(key, after.master, after.salesAreas, after.address, Optional.of(profile));
        return new Step(heard, List.<Command>of(profile), Optional.empty(), Reception.APPLIED);
    }

    private Reception receptionWithoutNews(CustomerInput input) {
        Optional<Origin> known = switch (input) {
            case CustomerDocument report -> master.map(CustomerDocument::origin);
            case AddressDocument report -> address.map(AddressDocument::origin);
        };
        return known.filter(origin -> origin.isNewerThan(input.origin())).isPresent()
                ? Reception.SUPERSEDED
                : Reception.UNCHANGED;
    }

    private Customer remember(CustomerDocument report) {
        Optional<CustomerDocument> newest = master.filter(
                        known -> known.origin().isNewerThan(report.origin()))
                .or(() -> Optional.of(report));
        SortedMap<String, KnownArea> areas = new TreeMap<>(salesAreas);
        for (SalesArea area : report.salesAreas()) {
            areas.merge(
                    area.key(),
                    new KnownArea(area, report.origin()),
                    (known, news) -> known.origin().isNewerThan(news.origin()) ? known : news);
        }
        return new Customer(key, newest, areas, address, told);
    }

    private Customer remember(AddressDocument report) {
        Optional<AddressDocument> newest = address.filter(
                        known -> known.origin().isNewerThan(report.origin()))
                .or(() -> Optional.of(report));
        return new Customer(key, master, salesAreas, newest, told);
    }
}
