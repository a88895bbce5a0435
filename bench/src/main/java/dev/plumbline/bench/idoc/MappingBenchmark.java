package dev.plumbline.bench.idoc;

import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.core.document.SystemId;
import dev.plumbline.core.view.CustomerFacts;
import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.FiguresView;
import dev.plumbline.core.view.ItemView;
import dev.plumbline.core.view.Occurrence;
import dev.plumbline.core.view.OrderView;
import dev.plumbline.core.view.Wording;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.server.translate.Translation;
import dev.plumbline.server.translate.Translator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An order by the default mapping: read, read and translated, worded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MappingBenchmark {
    private final byte[] xml = SampleIdoc.xml();
    private final byte[] flat = SampleIdoc.flat();
    private final Plumbline plumbline = new Plumbline();
    private final Mapping mapping = new MappingLoader(Dictionary.standard()).standardMapping();
    private final Translator translator = new Translator(new IdocReader(Dictionary.standard()), mapping);
    private final Occurrence placed = placed();
    private final CustomerView customer = customer();

    @Benchmark
    public Object readXml() {
        return plumbline.idoc(xml);
    }

    /** Each time an IDoc that was just read, since segments keep what they were asked for once. */
    @Benchmark
    public Object applyXml() {
        return translator.translate(plumbline.idoc(xml));
    }

    @Benchmark
    public Object readFlat() {
        return plumbline.idoc(flat);
    }

    @Benchmark
    public Object applyFlat() {
        return translator.translate(plumbline.idoc(flat));
    }

    @Benchmark
    public Object wordProfile() {
        return mapping.targets().profile(customer, Wording.Known.NOTHING);
    }

    @Benchmark
    public Object wordPlaced() {
        return mapping.targets().event(placed);
    }

    private Occurrence placed() {
        Translation translation = translator.translate(plumbline.idoc(xml));
        if (translation instanceof Translation.Documents said
                && said.documents().getFirst() instanceof OrderDocument order) {
            return new Occurrence.Placed(
                    new OrderView(order, false),
                    order.items().stream().map(ItemView::new).toList());
        }
        throw new IllegalStateException("the sample is no order: " + translation);
    }

    private static CustomerView customer() {
        Optional<Instant> time = Optional.of(Instant.parse("2026-11-09T10:15:12Z"));
        PostalAddress address = new PostalAddress("Am Alten Güterbahnhof 12", "Musterstätt", "99999", "16", "DE");
        CustomerFacts facts = new CustomerFacts(
                new SystemId("Q01", "100"),
                "104711",
                false,
                new CustomerFacts.Person("Jördis", "Beispiel", "Gärtnerei Ammerfeld GmbH"),
                new CustomerFacts.Reach("joerdis@ammerfeld.example", "+49999000471", "de-DE", address),
                new CustomerFacts.Account("active", "DEBI", "01"),
                List.of(
                        new CustomerFacts.Area("3000/10/20", "active", "01"),
                        new CustomerFacts.Area("3000/20/20", "blocked", "02")),
                List.of("01", "02"),
                Optional.of(new CustomerFacts.Credit("ok", Optional.of(40), List.of())),
                List.of(new CustomerFacts.Ticket("300001", "Q1", "Topf zerbrochen", "2", true)),
                new TreeMap<>());
        FiguresView figures = new FiguresView(
                12,
                1,
                new BigDecimal("0.08"),
                new FiguresView.Dates(time, time, time),
                new TreeMap<>(Map.of("EUR", new BigDecimal("8344.90"))),
                new TreeMap<>(Map.of("EUR", new BigDecimal("199.00"))));
        return new CustomerView(facts, Optional.of(figures), List.of(), "");
    }
}
