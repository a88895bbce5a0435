package dev.plumbline.simulation.world;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.IdocForm;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.IdocSource;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.MappingLoader.Result;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.translate.Translator;
import java.util.List;
import java.util.stream.Stream;

/** What is dear to make and can be shared by all runs. */
public final class Library {
    /** The prices that the merchant's traffic has. */
    private static final String PRICED = """
            rules: {catalog: {url: 'https://shop.kunde-mail.de/p/{sku}', prices: {1000/10: EUR}}}
            """;

    /** What a site might change in the middle of the day: another property, another place to look for a number first, filters. */
    private static final String CHANGED = """
            sources: {order: {purchase-order: ['//Z1ORDER.BSTKD', 'E1EDK02[QUALF=001].BELNR']}}
            rules:
              filters:
                some-orders: {order: "order.number.matches('[137]$')", reason: to see them left out}
                some-customers: {customer: "customer.number.endsWith('5')", reason: to see them left out}
            targets:
              profile:
                properties:
                  SAPLastOrder: {value: customer.lastOrder, must: {required: true}, breach: pass}
              events:
                placed: {properties: {SAPCompany: {value: order.salesOrganization, must: {be: ['9999']}}}}
                ordered: {properties: {SAPCompany: {value: order.salesOrganization, must: {match: '[0-9]*'}}}}
            """;

    private final Dictionary dictionary = Dictionary.standard();
    private final StoredJson json = new StoredJson();
    private final List<Version> versions;

    /** A mapping, and what reads by it. */
    record Version(Mapping mapping, PieceReader reader) {}

    public Library() {
        MappingLoader loader = new MappingLoader(dictionary);
        IdocReader reader = new IdocReader(dictionary);
        Layer priced = new Layer("priced.yaml", PRICED);
        versions = Stream.of(List.of(priced), List.of(priced, new Layer("changed.yaml", CHANGED)))
                .map(layers -> mapping(loader, layers))
                .map(mapping -> new Version(mapping, reading(new Translator(reader, mapping))))
                .toList();
    }

    private static Mapping mapping(MappingLoader loader, List<Layer> layers) {
        return switch (loader.load(layers)) {
            case Result.Good good -> good.mapping();
            case Result.Faulty faulty -> throw new IllegalStateException(String.valueOf(faulty.faults()));
        };
    }

    private static PieceReader reading(Translator translator) {
        return (form, charset, raw) -> translator.translate(IdocSource.of(raw, IdocForm.valueOf(form), charset));
    }

    public ScenarioMaker scenarios() {
        return new ScenarioMaker(dictionary);
    }

    /** The mappings that may be in force, the usual one first. */
    List<Version> versions() {
        return versions;
    }

    StoredJson json() {
        return json;
    }
}
