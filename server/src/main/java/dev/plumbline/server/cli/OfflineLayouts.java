package dev.plumbline.server.cli;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.DictionaryImport;
import dev.plumbline.server.schema.SchemaShelf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The layouts by which a command reads without a server: those of the installation, as its server has them, and files that are named. */
final class OfflineLayouts {
    @Mixin
    private Installation installation = new Installation();

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description =
                    "Layouts of segments besides those that were imported: a WE60 parser export, an IDoc XSD or WSDL."
                            + " May be given several times.")
    private List<Path> schemas = List.of();

    /** @throws IOException with a message for people */
    Dictionary dictionary() throws IOException {
        try {
            Dictionary dictionary =
                    new SchemaShelf(installation.settings().schemas()).layouts().dictionary();
            for (Path file : schemas) {
                dictionary = dictionary.overriddenBy(DictionaryImport.read(file));
            }
            return dictionary;
        } catch (IOException unusable) {
            throw new IOException("The schemas cannot be used: " + Failures.inWords(unusable), unusable);
        }
    }
}
