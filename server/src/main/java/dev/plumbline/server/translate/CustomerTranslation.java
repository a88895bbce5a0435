package dev.plumbline.server.translate;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.CustomerDocument.Names;
import dev.plumbline.core.document.CustomerDocument.SalesArea;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.mapping.source.CustomerSource;
import dev.plumbline.mapping.source.CustomerSource.Area;
import dev.plumbline.mapping.source.CustomerSource.Credit;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** DEBMAS: customer master data. */
final class CustomerTranslation implements Rule {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    @Override
    public Outcome translate(Message message) {
        Scope customer = message.as(SourceDocument.CUSTOMER);
        String number =
                Message.requiredKey(customer, CustomerSource.NUMBER, "the customer number says which customer this is");
        String country = customer.text(CustomerSource.COUNTRY);
        List<Document> documents = new ArrayList<>();
        documents.add(new CustomerDocument(
                message.origin(),
                number,
                namesOf(customer),
                new PostalAddress(
                        customer.text(CustomerSource.STREET),
                        customer.text(CustomerSource.CITY),
                        customer.text(CustomerSource.POSTAL_CODE),
                        customer.text(CustomerSource.REGION),
                        country),
                message.phone(customer, CustomerSource.PHONE, country),
                localeOf(customer.text(CustomerSource.LANGUAGE), country),
                customer.text(CustomerSource.ACCOUNT_GROUP),
                customer.text(CustomerSource.CUSTOMER_CLASS),
                customer.isSet(CustomerSource.BLOCKED),
                customer.isSet(CustomerSource.CLOSED),
                customer.each(CustomerSource.SALES_AREAS).stream()
                        .map(CustomerTranslation::areaOf)
                        .toList(),
                customer.extra()));
        emailOf(message, customer, number).ifPresent(documents::add);
        customer.each(CustomerSource.CREDIT).forEach(area -> documents.add(creditOf(message, area, number)));
        return message.says(documents);
    }

    private static Optional<AddressDocument> emailOf(Message message, Scope customer, String number) {
        return Optional.of(message.email(customer, CustomerSource.EMAIL))
                .filter(email -> !email.isEmpty())
                .map(email ->
                        new AddressDocument(message.origin(), number, AddressDocument.Source.MASTER_DATA, email, ""));
    }

    private static CreditDocument creditOf(Message message, Scope area, String number) {
        return new CreditDocument(
                message.origin(),
                number,
                area.text(Credit.AREA),
                area.text(Credit.CURRENCY),
                area.number(Credit.LIMIT),
                area.number(Credit.EXPOSURE),
                area.isSet(Credit.BLOCKED),
                area.text(Credit.RISK));
    }

    /** BCP 47: the language as it is spoken in the customer's country. */
    private static String localeOf(String language, String country) {
        if (!LANGUAGE.matcher(language).matches()) {
            return "";
        }
        // ZF is SAP's own code for traditional Chinese, and no language of ISO 639.
        String tag = language.equals("ZF") ? "zh-Hant" : language.toLowerCase(Locale.ROOT);
        return COUNTRY.matcher(country).matches() ? tag + "-" + country : tag;
    }

    private static Names namesOf(Scope customer) {
        return customer.text(CustomerSource.PERSON).equals("person")
                ? new Names(customer.text(CustomerSource.FIRST_NAME), customer.text(CustomerSource.LAST_NAME), "")
                : new Names("", "", customer.text(CustomerSource.ORGANISATION));
    }

    private static SalesArea areaOf(Scope area) {
        return new SalesArea(
                String.join(
                        "/", List.of(area.text(Area.ORGANISATION), area.text(Area.CHANNEL), area.text(Area.DIVISION))),
                area.text(Area.GROUP),
                area.isSet(Area.BLOCKED),
                area.isSet(Area.CLOSED));
    }
}
