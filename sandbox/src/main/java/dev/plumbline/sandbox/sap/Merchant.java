package dev.plumbline.sandbox.sap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The merchant's master data. All of it is invented; the mail domains belong to nobody in it. */
record Merchant(List<Customer> customers, List<Article> articles) {
    static final List<String> PLANTS = List.of("1000", "2000");

    private static final List<String> FIRST = List.of(
            "Anna", "Björn", "Chloé", "Daniel", "Élise", "Frauke", "Göran", "Hélène", "Ines", "Jörg", "Kaori", "Luís");
    private static final List<String> LAST = List.of(
            "Ackermann",
            "Beaulieu",
            "Çelik",
            "Dupont",
            "Eßer",
            "Fjord",
            "Grünwald",
            "Hartmann",
            "Müller",
            "O'Neill",
            "Sørensen",
            "Tanaka");
    private static final List<String> COMPANIES = List.of(
            "Schrauben Nord", "Ateliers Verne", "Blue Harbour Supplies", "Kaiser & Söhne", "Lumière", "Tosa Parts");
    private static final List<Country> COUNTRIES = List.of(
            new Country("DE", "D", "DE", "EUR", "kunde-mail.de", "+4940", "Hamburg", "20095"),
            new Country("FR", "F", "FR", "EUR", "shopper-post.fr", "+3342", "Lyon", "69001"),
            new Country("GB", "E", "EN", "GBP", "parcel-mail.co.uk", "+44117", "Bristol", "BS1 4DJ"),
            new Country("JP", "J", "JA", "JPY", "okyaku-mail.jp", "+8188", "Kochi", "780-0870"));
    private static final List<String> PRODUCTS =
            List.of("Bolt M8", "Hex nut M8", "Washer 8.4", "Threaded rod", "Anchor", "Wood screw", "Hinge", "Bracket");

    /** Where a customer lives, and what follows from it. */
    private record Country(
            String code,
            String language,
            String isoLanguage,
            String currency,
            String domain,
            String dial,
            String city,
            String zip) {}

    /**
     * A customer.
     *
     * @param number ten digits, as in KUNNR
     * @param first empty for a company
     * @param last a company's name otherwise
     * @param block AUFSD, the central order block
     */
    record Customer(
            String number,
            String first,
            String last,
            Address address,
            String email,
            String phone,
            String currency,
            String group,
            String block) {

        boolean isPerson() {
            return !first.isEmpty();
        }

        Customer living(Address elsewhere) {
            return new Customer(number, first, last, elsewhere, email, phone, currency, group, block);
        }

        Customer reachedAt(String otherEmail) {
            return new Customer(number, first, last, address, otherEmail, phone, currency, group, block);
        }

        Customer blocked(String reason) {
            return new Customer(number, first, last, address, email, phone, currency, group, reason);
        }
    }

    /** An address as KNA1 holds it. */
    record Address(String street, String city, String zip, String country, String language, String isoLanguage) {
        Address moved(String otherStreet) {
            return new Address(otherStreet, city, zip, country, language, isoLanguage);
        }
    }

    /**
     * An article.
     *
     * @param number as in MATNR
     * @param cents its price in hundredths
     */
    record Article(String number, String name, int cents) {

        /** The price in a currency: the yen knows no hundredths. */
        BigDecimal price(String currency) {
            return currency.equals("JPY") ? BigDecimal.valueOf(cents) : BigDecimal.valueOf(cents, 2);
        }
    }

    /** A merchant with about as many customers and articles as so many orders want. */
    static Merchant invent(int orders, RandomGenerator dice) {
        List<Customer> customers = new ArrayList<>();
        for (int n = 0; n < Math.clamp(orders / 3, 5, 50_000); n++) {
            customers.add(customer(n, dice));
        }
        List<Article> articles = new ArrayList<>();
        for (int n = 0; n < Math.clamp(orders / 10, 8, 2_000); n++) {
            // Numbers of digits stand with leading zeros, others do not.
            String number = n % 3 == 0 ? "SCR-%04d".formatted(n) : "%018d".formatted(100_000 + n);
            articles.add(
                    new Article(number, PRODUCTS.get(n % PRODUCTS.size()) + " " + (10 + n), 199 + dice.nextInt(9_800)));
        }
        return new Merchant(List.copyOf(customers), List.copyOf(articles));
    }

    private static Customer customer(int n, RandomGenerator dice) {
        Country country = COUNTRIES.get(dice.nextInt(COUNTRIES.size()));
        boolean person = dice.nextInt(4) > 0;
        String first = person ? any(FIRST, dice) : "";
        String last = person ? any(LAST, dice) : any(COMPANIES, dice);
        Address address = new Address(
                "Main Street " + (1 + dice.nextInt(200)),
                country.city(),
                country.zip(),
                country.code(),
                country.language(),
                country.isoLanguage());
        return new Customer(
                "%010d".formatted(100_001 + n),
                first,
                last,
                address,
                "customer." + (100_001 + n) + "@" + country.domain(),
                // Some numbers have no country code: Klaviyo must never see those.
                n % 5 == 4 ? "040 123456" : country.dial() + "555%04d".formatted(n),
                country.currency(),
                dice.nextBoolean() ? "01" : "02",
                "");
    }

    private static String any(List<String> list, RandomGenerator dice) {
        return list.get(dice.nextInt(list.size()));
    }

    /** The form of address that SAP ships for persons in a language. */
    static String formOfAddress(Customer customer) {
        Map<String, String> persons = Map.of("D", "Frau", "F", "Madame", "E", "Ms", "J", "Ms.");
        return customer.isPerson()
                ? persons.getOrDefault(customer.address().language().toUpperCase(Locale.ROOT), "Ms")
                : "Company";
    }
}
