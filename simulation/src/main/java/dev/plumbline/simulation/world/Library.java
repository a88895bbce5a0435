package dev.plumbline.simulation.world;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.IdocForm;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.IdocSource;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.translate.Translator;

/** What is dear to make and can be shared by all runs. */
public final class Library {
    private final Dictionary dictionary = Dictionary.standard();
    private final StoredJson json = new StoredJson();
    private final PieceReader reader;

    public Library() {
        Translator translator =
                new Translator(new IdocReader(dictionary), new MappingLoader(dictionary).standardMapping());
        reader = (form, charset, raw) -> translator.translate(IdocSource.of(raw, IdocForm.valueOf(form), charset));
    }

    public ScenarioMaker scenarios() {
        return new ScenarioMaker(dictionary);
    }

    PieceReader reader() {
        return reader;
    }

    StoredJson json() {
        return json;
    }
}
