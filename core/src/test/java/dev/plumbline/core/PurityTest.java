package dev.plumbline.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PurityTest {
    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.plumbline.core");

    @Test
    void theCoreUsesNothingButTheLanguage() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.plumbline.core..",
                        "java.lang..",
                        "java.util..",
                        "java.math..",
                        "java.time..",
                        // Digests and the encoding of their input are arithmetic.
                        "java.security..",
                        "java.nio.charset..",
                        "org.jspecify..")
                .check(core);
    }

    @Test
    void theCoreHasNeitherThreadsNorInput() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.util.concurrent..",
                        "java.io..",
                        "java.nio",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.sql..",
                        "java.net..")
                .check(core);
    }

    @Test
    void documentsKnowNeitherCommandsNorAggregates() {
        noClasses()
                .that()
                .resideInAPackage("..document..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..command..", "..aggregate..")
                .check(core);
        noClasses()
                .that()
                .resideInAPackage("..command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..document..", "..aggregate..")
                .check(core);
    }
}
