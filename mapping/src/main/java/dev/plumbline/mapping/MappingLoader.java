package dev.plumbline.mapping;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.rule.Rules;
import dev.plumbline.mapping.rule.RulesReader;
import dev.plumbline.mapping.rule.ToldProperties;
import dev.plumbline.mapping.source.KnownLayouts;
import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.mapping.source.Sources;
import dev.plumbline.mapping.source.SourcesReader;
import dev.plumbline.mapping.target.Extra;
import dev.plumbline.mapping.target.MappedFilters;
import dev.plumbline.mapping.target.Targets;
import dev.plumbline.mapping.target.TargetsSection;
import dev.plumbline.mapping.yaml.Fault;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Node;
import dev.plumbline.mapping.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a site's mapping over the default one and checks the whole. Immutable; safe to share. */
public final class MappingLoader {
    private static final String DEFAULT = "default-mapping.yaml";
    private static final String SOURCES = "sources";
    private static final String RULES = "rules";
    private static final String TARGETS = "targets";
    private static final String FILTERS = "filters";
    private static final int VERSION_DIGITS = 12;

    private final KnownLayouts layouts;
    private final TargetsSection targets = new TargetsSection();

    /** @param dictionary the layouts against which places in IDocs are checked */
    public MappingLoader(Dictionary dictionary) {
        this.layouts = new KnownLayouts(dictionary, Dictionary.standard(), DEFAULT);
    }

    /** A file of a mapping. */
    public record Layer(String file, String text) {}

    /** What came of loading. */
    public sealed interface Result {
        record Good(Mapping mapping) implements Result {}

        /** @param faults all that is wrong, in the order of the files */
        record Faulty(List<Fault> faults) implements Result {}
    }

    /** The mapping that comes with Plumbline, as a layer: what a site says lies over it. */
    public static Layer standard() {
        try (InputStream resource = MappingLoader.class.getResourceAsStream(DEFAULT)) {
            if (resource == null) {
                throw new IllegalStateException(DEFAULT + " is missing beside " + MappingLoader.class.getName());
            }
            return new Layer(DEFAULT, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The default mapping alone. */
    public Mapping standardMapping() {
        return switch (load(List.of())) {
            case Result.Good good -> good.mapping();
            case Result.Faulty faulty ->
                throw new IllegalStateException("the default mapping does not stand: " + faulty.faults());
        };
    }

    /** The default mapping with these layers over it, the last one on top. */
    public Result load(List<Layer> layers) {
        List<Layer> all = new ArrayList<>();
        all.add(standard());
        all.addAll(layers);
        Faults faults = new Faults();
        List<Node.Mapping> read = new ArrayList<>();
        all.forEach(layer -> YamlText.read(layer.file(), layer.text(), faults)
                .flatMap(node -> Node.mapping(node, "", faults))
                .ifPresent(read::add));
        Optional<Node.Mapping> whole = read.stream().reduce(Node.Mapping::under);
        if (whole.isEmpty() || !faults.isEmpty()) {
            return new Result.Faulty(faults.all());
        }
        Mapping mapping = mapping(whole.get(), version(all), faults);
        return faults.isEmpty() ? new Result.Good(mapping) : new Result.Faulty(faults.all());
    }

    private Mapping mapping(Node.Mapping whole, String version, Faults faults) {
        Node.requireKnown(whole, "", List.of(SOURCES, RULES, TARGETS), faults);
        Sources sources = SourcesReader.read(whole.part(SOURCES, "", faults), SOURCES, layouts, faults);
        Rules rules = RulesReader.read(
                whole.part(RULES, "", faults), RULES, new ToldProperties(profileProperties(whole)), faults);
        Extra extra = new Extra(sources.extra(SourceDocument.CUSTOMER), sources.extra(SourceDocument.ORDER));
        Targets told = targets.read(whole.part(TARGETS, "", faults), TARGETS, extra, faults);
        MappedFilters filters = targets.filters(
                whole.part(RULES, "", new Faults()).part(FILTERS, RULES, faults), RULES + "." + FILTERS, extra, faults);
        return new Mapping(version, sources, rules, told, filters);
    }

    /** The names as they are written; whatever is wrong with them the section itself tells. */
    private static Set<String> profileProperties(Node.Mapping whole) {
        return whole.at(TARGETS, "profile", "properties")
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .map(properties -> properties.entries().keySet().stream()
                        .filter(name -> properties.get(name).isPresent())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private static String version(List<Layer> layers) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            layers.forEach(layer -> digest.update(layer.text().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
