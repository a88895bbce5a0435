package dev.plumbline.server.draft;

import static dev.plumbline.server.support.Sap.builder;
import static dev.plumbline.server.support.Sap.idoc;
import static dev.plumbline.server.support.Sap.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.ReadResult;
import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.MappingLoader.Result;
import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.Mappings;
import dev.plumbline.server.support.Sap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class DraftTest {
    private static final Path SHARED = Path.of(System.getProperty("plumbline.root", "."), "..", "shared", "idocs");
    private static final MappingLoader LOADER = new MappingLoader(Dictionary.standard());
    private static final String[] CLASSES = {"G", "S", "B"};

    private static String draft(Stream<Idoc> idocs) {
        Survey survey = new Survey(Mappings.standard().sources());
        idocs.forEach(survey::add);
        return Draft.of(survey, "samples", LOADER);
    }

    private static Mapping standing(String yaml) {
        return switch (LOADER.load(List.of(new Layer("draft.yaml", yaml)))) {
            case Result.Good good -> good.mapping();
            case Result.Faulty faulty -> throw new AssertionError(faulty.faults() + "\n" + yaml);
        };
    }

    /** Customers with the fields of a segment of the site's own. */
    private static Stream<Idoc> customers(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> customer(
                        n,
                        segment(
                                "Z1KNA1ADD",
                                "SMTP_ADDR",
                                "max.muster" + n + "@kunde-mail.de",
                                "LOYALTY",
                                CLASSES[n % 3],
                                "MOBIL",
                                "+49 170 123450" + n % 10,
                                "SINCE",
                                "2020010" + (1 + n % 9),
                                "BONUS",
                                n + ".50",
                                "VIP",
                                "X",
                                "REMARK",
                                "prefers calls in the " + (n % 2 == 0 ? "morning" : "evening"))));
    }

    private static Idoc customer(int number, Segment ofTheSite) {
        return idoc(
                number,
                "DEBMAS",
                "DEBMAS06",
                builder(
                                "E1KNA1M",
                                "KUNNR",
                                "%010d".formatted(number),
                                "NAME1",
                                "Muster GmbH",
                                "LAND1",
                                "DE",
                                "ANRED",
                                "Firma")
                        .child(ofTheSite)
                        .build());
    }

    @Test
    void theDraftStandsAsItIsAndChangesNothing() {
        String draft = draft(customers(9));
        Mapping mapping = standing(draft);
        assertThat(mapping.rules()).isEqualTo(Mappings.standard().rules());
        for (SourceDocument document : SourceDocument.values()) {
            assertThat(mapping.sources().places(document))
                    .containsExactlyInAnyOrderElementsOf(
                            Mappings.standard().sources().places(document));
        }
        assertThat(DraftText.uncommented(draft)).isNotEqualTo(draft);
    }

    @Test
    void theDraftStandsWithAllProposalsInForce() {
        Mapping mapping = standing(DraftText.uncommented(draft(customers(9))));
        assertThat(mapping.sources().extra(SourceDocument.CUSTOMER))
                .containsExactlyInAnyOrder("loyalty", "since", "bonus", "vip");
    }

    @Test
    void theDraftStandsWithAnySingleProposalInForce() {
        String draft = draft(Stream.concat(customers(9), Stream.of(Sap.order(1, "0000012345", "0000000042"))));
        List<String> lines = draft.lines().toList();
        long proposals = 0;
        for (int n = 0; n < lines.size(); n++) {
            if (lines.get(n).matches(" *# .*")) {
                List<String> one = new ArrayList<>(lines);
                one.set(n, DraftText.uncommented(lines.get(n)));
                standing(String.join("\n", one) + "\n");
                proposals++;
            }
        }
        assertThat(proposals).isGreaterThan(5);
    }

    @Test
    void anEmailAddressIsProposedForTheFieldThatIsOne() {
        assertThat(draft(customers(9)))
                .contains("    # email: [E1KNA1M/Z1KNA1ADD.SMTP_ADDR]\n")
                .contains(
                        "looks like an e-mail address: in 9 of 9 IDocs, 9 different, such as aaa.aaaa…9@aaaa…-aaaa.aa");
    }

    @Test
    void aTelephoneNumberIsProposedBeforeTheDefaultThatFindsNone() {
        assertThat(draft(customers(9))).contains("    # phone: [E1KNA1M/Z1KNA1ADD.MOBIL, E1KNA1M.TELF1]\n");
    }

    @Test
    void fewShortCodesAreProposedAsATable() {
        assertThat(draft(customers(9)))
                .contains(
                        "# loyalty: {from: E1KNA1M/Z1KNA1ADD.LOYALTY, codes: {B: 'B', G: 'G', S: 'S'}, otherwise: keep}\n")
                .contains("Z1KNA1ADD.LOYALTY looks like a class or a group: in 9 of 9 IDocs, 3 different");
    }

    @Test
    void datesAmountsAndFlagsAreProposedAsTheyAre() {
        assertThat(draft(customers(9)))
                .contains("# since: E1KNA1M/Z1KNA1ADD.SINCE\n", "# bonus: E1KNA1M/Z1KNA1ADD.BONUS\n")
                .contains("# vip: E1KNA1M/Z1KNA1ADD.VIP\n")
                .contains("looks like a date", "looks like an amount or a quantity", "looks like a flag");
    }

    @Test
    void noValueIsShownThatSaysWhoSomebodyIs() {
        assertThat(draft(customers(9)))
                .doesNotContain("muster", "Muster", "kunde-mail", "12345", "prefers", "0000000001")
                .contains("Z1KNA1ADD.REMARK looks like a text");
    }

    @Test
    void whatTheMappingFindsIsCounted() {
        assertThat(draft(Stream.concat(customers(3), Stream.of(customer(4, segment("Z1KNA1ADD", "VIP", "X"))))))
                .contains("Found of what the mapping looks for, in 4 IDocs (DEBMAS06 4):")
                .containsPattern("##   number +4 of 4\n")
                .containsPattern("##   email +0 of 4  <- bound to nothing\n")
                .containsPattern("##   street +0 of 4  <- nowhere in E1KNA1M.STRAS\n");
    }

    @Test
    void aCodeThatNoTableNamesIsProposedWithWhatItCountsAsNow() {
        Stream<Idoc> orders = IntStream.rangeClosed(1, 4)
                .mapToObj(n -> idoc(n, "ORDRSP", "ORDERS05", segment("E1EDK14", "QUALF", "012", "ORGID", "ZOR")));
        assertThat(draft(orders))
                .contains("sources.order.kind.codes does not name: ZOR (4 times); now they count as 'sales'")
                .contains("    # kind: {codes: {ZOR: 'sales'}}\n");
    }

    @Test
    void aCodeOfASharedTableIsProposedThere() {
        Idoc movement = idoc(
                1,
                "MBGMCR",
                "MBGMCR03",
                segment("E1BP2017_GM_ITEM_CREATE", "MATERIAL", "815", "PLANT", "1000", "MOVE_TYPE", "901"));
        assertThat(draft(Stream.of(movement)))
                .contains("  code-tables:\n")
                .contains("    # movement-types: {'901': 'no-change'}\n")
                .contains("now each makes an exception of its IDoc");
    }

    @Test
    void aMessageTypeThatNoDocumentReadsIsProposedByItsBasicType() {
        Idoc change = idoc(1, "ORDCHG", "ORDERS05", segment("E1EDK01", "CURCY", "EUR"));
        Idoc other = idoc(2, "HRMD", "HRMD_A08", segment("E1PLOGI", "OTYPE", "P"));
        assertThat(draft(Stream.of(change, other)))
                .contains("    # ORDCHG: order\n", "## HRMD on HRMD_A08 (1 IDoc): no document reads it");
    }

    @Test
    void aPlaceThatWouldNotCheckIsNoProposal() {
        // No standard segment of that name is known, so a mapping may not name it.
        assertThat(draft(Stream.of(idoc(
                        1,
                        "DEBMAS",
                        "DEBMAS06",
                        builder("E1KNA1M", "KUNNR", "1")
                                .child(segment("E1KNA9X", "SMTP_ADDR", "max@kunde-mail.de"))
                                .build()))))
                .contains("No proposal, since it would not check (no segment E1KNA9X is known")
                .doesNotContain("    # email:");
    }

    @Test
    void theSameSamplesMakeTheSameDraft() {
        assertThat(draft(customers(20))).isEqualTo(draft(customers(20)));
    }

    @Test
    void aFlatSegmentWithoutLayoutIsNamedWithWhatToDo() {
        byte[] flat = Idocs.flat(
                customer(1, Segment.named("Z1KNA1ADD").raw("max@kunde-mail.de").build()));
        Idoc read = new IdocReader(Dictionary.standard())
                                .stream(flat)
                                        .map(IdocReader.Item::result)
                                        .toList()
                                        .getFirst()
                        instanceof ReadResult.Read good
                ? good.idoc()
                : Sap.count(1, "815", "1.000");
        assertThat(draft(Stream.of(read)))
                .contains("Z1KNA1ADD is flat and has no layout (1 time)", "./plumbline schema import");
    }

    static boolean isCollectionThere() {
        return Files.isDirectory(SHARED);
    }

    @Test
    @EnabledIf("isCollectionThere")
    void aDraftOfCollectedIdocsStandsWithAllProposalsInForce() throws IOException {
        Survey survey = new Survey(Mappings.standard().sources());
        IdocReader reader = new IdocReader(Dictionary.standard());
        try (Stream<Path> files = Files.list(SHARED)) {
            for (Path file : files.sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    reader.stream(in).forEach(item -> {
                        if (item.result() instanceof ReadResult.Read read) {
                            survey.add(read.idoc());
                        } else {
                            survey.addBroken();
                        }
                    });
                }
            }
        }
        assertThat(survey.idocs()).isGreaterThan(20);
        String draft = Draft.of(survey, "idocs", LOADER);
        standing(draft);
        standing(DraftText.uncommented(draft));
    }
}
