package dev.plumbline.server.delivery;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;

/**
 * Where in SAP a value of a request comes from: the way back of the translations, for people who correct data.
 *
 * @param segment empty when no single field is to blame
 * @param field empty likewise
 */
record SapField(String segment, String field) {
    private static final SapField NONE = new SapField("", "");

    /** @param pointer Klaviyo's JSON pointer into the request, for example {@code /data/attributes/email} */
    static SapField of(Command command, String pointer) {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        return switch (command) {
            case TrackEvent event -> ofEvent(event, pointer, name);
            case UpsertProfile upsert -> ofProfile(name);
            case UpsertCatalogItem item -> ofMaterial(name);
            case UpsertCatalogVariant variant -> ofMaterial(name);
            case SetStock stock -> new SapField("E1MDSTL", "LABST");
            case SetPublished published -> new SapField("E1MARAM", "LVORM");
        };
    }

    private static SapField ofProfile(String name) {
        return switch (name) {
            case "email" -> new SapField("E1BPADSMTP", "E_MAIL");
            case "phone_number" -> new SapField("E1BPADTEL", "TELEPHONE");
            case "external_id", "SAPCustomerNumber" -> new SapField("E1KNA1M", "KUNNR");
            case "first_name" -> new SapField("E1KNA1M", "NAME2");
            case "last_name", "organization" -> new SapField("E1KNA1M", "NAME1");
            case "locale" -> new SapField("E1KNA1M", "SPRAS_ISO");
            case "address1" -> new SapField("E1KNA1M", "STRAS");
            case "city" -> new SapField("E1KNA1M", "ORT01");
            case "zip" -> new SapField("E1KNA1M", "PSTLZ");
            case "region" -> new SapField("E1KNA1M", "REGIO");
            case "country" -> new SapField("E1KNA1M", "LAND1");
            case "SAPAccountGroup" -> new SapField("E1KNA1M", "KTOKD");
            case "SAPCustomerClass" -> new SapField("E1KNA1M", "KUKLA");
            case "SAPCustomerGroups" -> new SapField("E1KNVVM", "KDGRP");
            default -> NONE;
        };
    }

    private static SapField ofMaterial(String name) {
        return switch (name) {
            case "title", "description" -> new SapField("E1MAKTM", "MAKTX");
            case "external_id", "sku" -> new SapField("E1MARAM", "MATNR");
            case "price" -> new SapField("E1KONP", "KBETR");
            default -> NONE;
        };
    }

    private static SapField ofEvent(TrackEvent event, String pointer, String name) {
        boolean delivery = event.properties().containsKey("SAPDelivery");
        boolean billing = event.properties().containsKey("SAPBillingDocument");
        if (pointer.contains("/profile/")) {
            return new SapField("E1EDKA1", "PARTN");
        }
        return switch (name) {
            case "value_currency" -> new SapField("E1EDK01", "CURCY");
            case "value" -> billing ? new SapField("E1EDP26", "BETRG") : new SapField("E1EDP01", "NETWR");
            case "time" -> delivery ? new SapField("E1EDT13", "ISDD") : new SapField("E1EDK03", "DATUM");
            case "unique_id", "OrderId" -> new SapField("E1EDK01", "BELNR");
            case "SAPDelivery" -> new SapField("E1EDL20", "VBELN");
            case "TrackingNumber" -> new SapField("E1EDL20", "BOLNR");
            case "SAPBillingDocument" -> new SapField("E1EDK01", "BELNR");
            default -> NONE;
        };
    }
}
