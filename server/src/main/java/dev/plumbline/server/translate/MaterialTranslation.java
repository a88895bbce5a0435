package dev.plumbline.server.translate;

import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.mapping.source.MaterialSource;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import java.util.List;

/** MATMAS: material master data. */
final class MaterialTranslation implements Rule {
    @Override
    public Outcome translate(Message message) {
        Scope material = message.as(SourceDocument.MATERIAL);
        String number =
                Message.requiredKey(material, MaterialSource.NUMBER, "the material number says which article this is");
        return message.says(List.of(new MaterialDocument(
                message.origin(),
                number,
                titleOf(material, number),
                material.text(MaterialSource.GROUP),
                isDiscontinued(message, material))));
    }

    private static boolean isDiscontinued(Message message, Scope material) {
        return material.isSet(MaterialSource.DELETED)
                || endsSale(message, material, MaterialSource.STATUS, MaterialSource.STATUS_FROM)
                || endsSale(message, material, MaterialSource.SALES_STATUS, MaterialSource.SALES_STATUS_FROM);
    }

    /** A status says nothing before the date from which it is valid. */
    private static boolean endsSale(Message message, Scope material, MaterialSource status, MaterialSource from) {
        return material.text(status).equals("discontinued")
                && message.when(material, from)
                        .filter(start -> start.at().isAfter(message.origin().created()))
                        .isEmpty();
    }

    /** A catalog entry needs a title: without a text it is the number. */
    private static String titleOf(Scope material, String number) {
        String title = material.text(MaterialSource.TITLE);
        return title.isEmpty() ? number : title;
    }
}
