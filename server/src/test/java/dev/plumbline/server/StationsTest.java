package dev.plumbline.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The directions of ARCHITECTURE.md: a station knows only those before it that it takes from. */
class StationsTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.plumbline");
    private static final JavaClasses SERVER = ALL.that(resideInAPackage("dev.plumbline.server.."));

    /** In the order of a document's way; each with all of Plumbline that it may know. Beside it stand the packages that serve all. */
    enum Station {
        SETTINGS("core", "mapping"),
        LOOP(),
        /** Beside the way: what is counted where it happens. */
        METRICS("klaviyo"),
        STORE("core", "server.settings"),
        /** Beside the way: what the calls over HTTP are. Whoever handles one says so; who may is asked for. */
        OPENAPI(),
        /** Beside the way: who may do what. */
        ACCESS("server.openapi", "server.settings"),
        /** Beside the way: how lists of tables are written. The door cuts by it, the translation reads by it. */
        EXTRACT("server.settings"),
        INBOX("idoc", "server.loop", "server.metrics"),
        INTAKE("idoc", "server.extract", "server.inbox", "server.loop", "server.openapi", "server.settings"),
        /** Beside the way: when nothing more may come in. */
        WATERMARK("server.inbox", "server.loop", "server.settings"),
        /** Beside the way: the layouts of segments that an installation was given. */
        SCHEMA("idoc", "server.settings"),
        /** Beside the way: by what mapping documents are read. */
        MAPPING("idoc", "core", "mapping", "server.loop", "server.schema", "server.settings"),
        /** Beside the way: what a mapping could say, drafted from samples. */
        DRAFT("idoc", "mapping"),
        TRANSLATE("idoc", "core", "mapping", "server.extract"),
        OUTBOX("core", "server.metrics", "server.settings", "server.store"),
        EXCEPTIONS("server.loop", "server.translate"),
        ENGINE(
                "idoc",
                "core",
                "mapping",
                "server.extract",
                "server.mapping",
                "server.metrics",
                "server.translate",
                "server.outbox",
                "server.exceptions",
                "server.store",
                "server.loop",
                "server.settings"),
        DELIVERY(
                "klaviyo",
                "core",
                "mapping",
                "server.mapping",
                "server.metrics",
                "server.outbox",
                "server.exceptions",
                "server.loop",
                "server.settings"),
        VERIFY(
                "klaviyo",
                "core",
                "mapping",
                "server.mapping",
                "server.metrics",
                "server.store",
                "server.loop",
                "server.settings"),
        /** Reads back what the days come to, and explains what differs. */
        RECONCILE(
                "klaviyo",
                "core",
                "mapping",
                "server.mapping",
                "server.verify",
                "server.store",
                "server.loop",
                "server.settings"),
        /** Beside the way: what is loaded after the fact, by whatever station it begins with. */
        BACKFILL(
                "idoc",
                "klaviyo",
                "core",
                "mapping",
                "server.extract",
                "server.inbox",
                "server.mapping",
                "server.translate",
                "server.loop",
                "server.settings"),
        /** Beside the way: what a mapping would make of IDocs, with nothing sent or stored. */
        PREVIEW(
                "idoc",
                "klaviyo",
                "core",
                "mapping",
                "server.delivery",
                "server.engine",
                "server.extract",
                "server.mapping",
                "server.settings",
                "server.store",
                "server.translate"),
        /** Beside the way: how long what was received is kept, and what is stored. */
        RETENTION("server.loop", "server.settings"),
        /** What people decide about what is held; the engine carries it out. */
        HOLDS("core", "server.loop"),
        /** What the mapping does not know, and what people say of it. */
        FINDINGS("mapping", "server.mapping"),
        /** What technical things mean to the business, for whoever speaks to people. */
        WORDS("mapping", "server.exceptions"),
        /** What each team checks, written from the configuration. */
        HANDBOOK("core", "mapping", "server.exceptions", "server.mapping", "server.words"),
        /** Whether a campaign can be sent: what is open about a segment's members. */
        PREFLIGHT(
                "klaviyo", "core", "mapping", "server.delivery", "server.mapping", "server.settings", "server.verify"),
        /** What is wrong, told once to whoever is to mend it. */
        ALERTS(
                "mapping",
                "server.delivery",
                "server.exceptions",
                "server.loop",
                "server.mapping",
                "server.settings",
                "server.watermark",
                "server.words"),
        API(
                "idoc",
                "core",
                "mapping",
                "server.alerts",
                "server.backfill",
                "server.delivery",
                "server.exceptions",
                "server.findings",
                "server.handbook",
                "server.holds",
                "server.mapping",
                "server.openapi",
                "server.preflight",
                "server.preview",
                "server.reconcile",
                "server.retention",
                "server.schema",
                "server.store",
                "server.translate",
                "server.verify",
                "server.watermark"),
        /** Beside the API: the same questions for AI assistants, and what they propose. */
        ASSISTANT(
                "mapping",
                "server.access",
                "server.alerts",
                "server.api",
                "server.delivery",
                "server.exceptions",
                "server.holds",
                "server.loop",
                "server.mapping",
                "server.openapi",
                "server.preflight",
                "server.preview",
                "server.reconcile",
                "server.settings",
                "server.watermark",
                "server.words"),
        /** Beside the API: the same questions and decisions as pages. */
        CONSOLE(
                "core",
                "mapping",
                "server.access",
                "server.alerts",
                "server.api",
                "server.assistant",
                "server.backfill",
                "server.delivery",
                "server.exceptions",
                "server.findings",
                "server.handbook",
                "server.holds",
                "server.loop",
                "server.mapping",
                "server.preflight",
                "server.preview",
                "server.reconcile",
                "server.settings",
                "server.words"),
        /** Beside the API: how it all is, for programs that watch. */
        OBSERVE(
                "core",
                "server.delivery",
                "server.inbox",
                "server.metrics",
                "server.openapi",
                "server.store",
                "server.verify",
                "server.watermark"),
        /** Asks over HTTP like anybody else; files it looks at itself. */
        CLI(
                "idoc",
                "mapping",
                "server.delivery",
                "server.draft",
                "server.mapping",
                "server.preview",
                "server.schema",
                "server.settings");

        private final String[] known;

        Station(String... known) {
            this.known = known;
        }

        String packageName() {
            return "dev.plumbline.server." + name().toLowerCase(Locale.ROOT);
        }

        DescribedPredicate<JavaClass> foreign() {
            String[] allowed = Stream.concat(
                            Stream.of(packageName()), Arrays.stream(known).map(name -> "dev.plumbline." + name))
                    .map(name -> name + "..")
                    .toArray(String[]::new);
            return resideInAPackage("dev.plumbline..")
                    .and(DescribedPredicate.not(resideInAnyPackage(allowed)))
                    .as("are not of %s", String.join(", ", allowed));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStationKnowsOnlyThoseThatItTakesFrom(Station station) {
        noClasses()
                .that()
                .resideInAPackage(station.packageName() + "..")
                .should()
                .dependOnClassesThat(station.foreign())
                .check(SERVER);
    }

    @ParameterizedTest
    @EnumSource
    void aStationKnowsOnlyStationsThatAreListedBeforeIt(Station station) {
        Set<String> before = Arrays.stream(Station.values())
                .filter(other -> other.compareTo(station) < 0)
                .map(Station::packageName)
                .collect(Collectors.toSet());
        assertThat(Arrays.stream(station.known)
                        .filter(name -> name.startsWith("server."))
                        .map(name -> "dev.plumbline." + name))
                .allMatch(before::contains);
    }

    @Test
    void everyPackageOfTheServerIsAStation() {
        Set<String> packages = SERVER.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        Set<String> stations =
                Arrays.stream(Station.values()).map(Station::packageName).collect(Collectors.toSet());
        stations.add("dev.plumbline.server");
        assertThat(packages).isEqualTo(stations);
    }

    @Test
    void noStationKnowsTheMainClasses() {
        noClasses()
                .that()
                .resideInAPackage("dev.plumbline.server.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.plumbline.server")
                .check(SERVER);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.plumbline.(**)").should().beFreeOfCycles().check(ALL);
    }

    @ParameterizedTest
    @EnumSource
    void aModuleKnowsNothingOfTheServerAndOfItsNeighbours(Module module) {
        noClasses()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .dependOnClassesThat(resideInAPackage("dev.plumbline..")
                        .and(DescribedPredicate.not(resideInAPackage(module.packages()))))
                .check(ALL);
    }

    /** The modules that need no other. */
    enum Module {
        IDOC,
        KLAVIYO,
        CORE;

        String packages() {
            return "dev.plumbline." + name().toLowerCase(Locale.ROOT) + "..";
        }
    }

    @Test
    void theServerKnowsNothingOfTheSandbox() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.plumbline.sandbox..")
                .check(SERVER);
    }

    @Test
    void theSandboxIsNotAmongTheServersLibraries() throws Exception {
        Path pom = Path.of(System.getProperty("plumbline.root"), "server", "pom.xml");
        NodeList dependencies = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getElementsByTagName("dependency");
        for (int n = 0; n < dependencies.getLength(); n++) {
            Element dependency = (Element) dependencies.item(n);
            if (text(dependency, "artifactId").equals("plumbline-sandbox")) {
                assertThat(text(dependency, "scope")).isEqualTo("test");
            }
        }
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    @Test
    void beansAreMadeInTheWiringOfTheirStationOnly() {
        methods()
                .that()
                .areAnnotatedWith(Bean.class)
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Wiring")
                .orShould()
                .beDeclaredIn(PlumblineServer.class)
                .check(SERVER);
    }

    @Test
    void theWiringOfAStationIsItsOwnBusiness() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Wiring")
                .should()
                .bePackagePrivate()
                .andShould()
                .beAnnotatedWith(Configuration.class)
                .check(SERVER);
    }

    /** Other ways to the time are refused by config/forbidden-apis.txt. */
    @Test
    void theOneClockIsMadeWithTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.plumbline.sandbox..", "dev.plumbline.bench..")
                .and()
                .areNotAssignableTo(PlumblineServer.class)
                .should()
                .callMethod(InstantSource.class, "system")
                .check(ALL);
    }

    @Test
    void settingsTranslationAndCommandsDoWithoutSpring() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        Station.SETTINGS.packageName(), Station.TRANSLATE.packageName(), Station.CLI.packageName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(SERVER);
    }
}
