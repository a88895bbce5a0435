package dev.plumbline.simulation.world;

import dev.plumbline.core.view.Wording;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.IdocForm;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.IdocSource;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.translate.TranslationRules;
import dev.plumbline.server.translate.Translator;
import java.time.ZoneOffset;

/** What is dear to make and can be shared by all runs. */
public final class Library {
    private final Dictionary dictionary = Dictionary.standard();
    private final StoredJson json = new StoredJson();
    private final Wording wording;
    private final PieceReader reader;

    public Library() {
        wording = new MappingLoader(dictionary).standardMapping().targets();
        Translator translator =
                new Translator(new IdocReader(dictionary), TranslationRules.standard(ZoneOffset.UTC, dictionary));
        reader = (form, charset, raw) -> translator.translate(IdocSource.of(raw, IdocForm.valueOf(form), charset));
    }

    public ScenarioMaker scenarios() {
        return new ScenarioMaker(dictionary);
    }

    PieceReader reader() {
        return reader;
    }

    Wording wording() {
        return wording;
    }

    StoredJson json() {
        return json;
    }
}
