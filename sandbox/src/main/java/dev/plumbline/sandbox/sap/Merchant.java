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

    /** The telephone numbers are such as each country has: whoever checks them finds them valid. */
    private static final List<Country> COUNTRIES = List.of(
            new Country("DE", "D", "DE", "EUR", "kunde-mail.de", "+4940%08d", "Hamburg", "20095"),
            new Country("FR", "F", "FR", "EUR", "shopper-post.fr", "+33425%06d", "Lyon", "69001"),
            new Country("GB", "E", "EN", "GBP", "parcel-mail.co.uk", "+441179%06d", "Bristol", "BS1 4DJ"),
            new Country("JP", "J", "JA", "JPY", "okyaku-mail.jp", "+8135%07d", "Tokyo", "100-0001"),
            new Country("KW", "E", "EN", "KWD", "souk-mail.com.kw", "+96522%06d", "Kuwait City", "13001"));

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
     * @param profile the external id of the Klaviyo profile: the number, or that of the customer who claimed the e-mail address first
     */
    record Customer(
            String number,
            Name name,
            Address address,
            Contact contact,
            String currency,
            Standing standing,
            String profile) {

        boolean isPerson() {
            return !name.first().isEmpty();
        }

        boolean isOneTime() {
            return bare(number).equals(Traffic.ONE_TIME_CUSTOMER);
        }

        Customer living(Address elsewhere) {
            return new Customer(number, name, elsewhere, contact, currency, standing, profile);
        }

        Customer reachedAt(Contact other) {
            return new Customer(number, name, address, other, currency, standing, profile);
        }

        Customer standing(Standing other) {
            return new Customer(number, name, address, contact, currency, other, profile);
        }

        /** The same person under another number, with the other's e-mail address. */
        Customer sharing(String otherNumber) {
            return new Customer(otherNumber, name, address, contact, currency, standing, profile);
        }
    }

    /**
     * A name.
     *
     * @param first empty for a company
     * @param last a company's name otherwise
     */
    record Name(String first, String last) {}

    /**
     * How a customer can be reached.
     *
     * @param writtenPhone as somebody typed it into SAP
     * @param phone the same in E.164 form; empty when it is no telephone number at all
     */
    record Contact(String email, String writtenPhone, String phone) {
        Contact at(String otherEmail) {
            return new Contact(otherEmail, writtenPhone, phone);
        }
    }

    /**
     * What a customer may do.
     *
     * @param block AUFSD, the central order block, empty when there is none
     * @param closed LOEVM
     */
    record Standing(String block, boolean closed, Credit credit, List<Area> areas) {
        Standing blocked(String reason) {
            return new Standing(reason, closed, credit, areas);
        }

        Standing closedForGood() {
            return new Standing(block, true, credit, areas);
        }

        Standing with(Credit other) {
            return new Standing(block, closed, other, areas);
        }

        /** With a block in the last of the sales areas. */
        Standing areaBlocked(String reason) {
            List<Area> others = new ArrayList<>(areas);
            Area last = others.removeLast();
            others.add(new Area(last.organization(), last.group(), reason));
            return new Standing(block, closed, credit, List.copyOf(others));
        }
    }

    /** What credit management says: nothing, for customers whom it does not watch. */
    enum Credit {
        UNWATCHED,
        FINE,
        BLOCKED
    }

    /**
     * A sales area.
     *
     * @param organization VKORG
     * @param group KDGRP
     * @param block its own AUFSD, empty when there is none
     */
    record Area(String organization, String group, String block) {
        String key() {
            return organization + "/10/00";
        }
    }

    /** An address as KNA1 holds it. */
    record Address(String street, String city, String zip, String country, String language, String isoLanguage) {
        Address moved(String otherStreet) {
            return new Address(otherStreet, city, zip, country, language, isoLanguage);
        }

        /** BCP 47. */
        String locale() {
            return isoLanguage.toLowerCase(Locale.ROOT) + "-" + country;
        }
    }

    /**
     * An article.
     *
     * @param number as in MATNR
     * @param cents its price in hundredths
     */
    record Article(String number, String name, int cents) {

        /** The price in a currency: the yen knows no hundredths, the dinar thousandths. */
        BigDecimal price(String currency) {
            return switch (currency) {
                case "JPY" -> BigDecimal.valueOf(cents);
                case "KWD" -> BigDecimal.valueOf(cents * 10L + cents % 7, 3);
                default -> BigDecimal.valueOf(cents, 2);
            };
        }
    }

    /** A merchant with about as many customers and articles as so many orders want. */
    static Merchant invent(int orders, RandomGenerator dice) {
        List<Customer> customers = new ArrayList<>();
        for (int n = 0; n < Math.clamp(orders / 3, 5, 50_000); n++) {
            Customer next = customer(100_001 + n, dice);
            // Some people have several numbers and one e-mail address.
            boolean known = n > 1 && dice.nextInt(12) == 0;
            customers.add(known ? customers.get(dice.nextInt(n)).sharing(next.number()) : next);
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

    private static Customer customer(int number, RandomGenerator dice) {
        Country country = COUNTRIES.get(dice.nextInt(COUNTRIES.size()));
        List<Area> areas = new ArrayList<>();
        areas.add(new Area("1000", dice.nextBoolean() ? "01" : "02", ""));
        if (number % 4 == 0) {
            areas.add(new Area("2000", "03", ""));
        }
        Credit credit = number % 3 == 0 ? Credit.FINE : Credit.UNWATCHED;
        return new Customer(
                "%010d".formatted(number),
                name(dice),
                address(country, dice),
                contact(number, country),
                country.currency(),
                new Standing("", false, credit, List.copyOf(areas)),
                String.valueOf(number));
    }

    /** A customer whom SAP knows only by an order: number, name and address stand in it, the rest in its delivery. */
    static Customer oneTime(long order, RandomGenerator dice) {
        Country country = COUNTRIES.get(dice.nextInt(COUNTRIES.size()));
        return new Customer(
                "%010d".formatted(Long.parseLong(Traffic.ONE_TIME_CUSTOMER)),
                new Name(any(FIRST, dice), any(LAST, dice)),
                address(country, dice),
                new Contact("guest." + order + "@" + country.domain(), "", ""),
                country.currency(),
                new Standing("", false, Credit.UNWATCHED, List.of(new Area("1000", "", ""))),
                Traffic.ONE_TIME_CUSTOMER + "-" + order);
    }

    private static Name name(RandomGenerator dice) {
        return dice.nextInt(4) > 0 ? new Name(any(FIRST, dice), any(LAST, dice)) : new Name("", any(COMPANIES, dice));
    }

    private static Address address(Country country, RandomGenerator dice) {
        return new Address(
                "Main Street " + (1 + dice.nextInt(200)),
                country.city(),
                country.zip(),
                country.code(),
                country.language(),
                country.isoLanguage());
    }

    /** Some numbers are written without the country's code, and some are none: Klaviyo must never see those. */
    private static Contact contact(int number, Country country) {
        String email = "customer." + number + "@" + country.domain();
        String phone = country.dial().formatted(number);
        if (number % 5 == 0) {
            return new Contact(email, "ask at the desk", "");
        }
        boolean national = number % 5 == 1 && country.code().equals("DE");
        return new Contact(email, national ? "0" + phone.substring("+49".length()) : phone, phone);
    }

    static String any(List<String> list, RandomGenerator dice) {
        return list.get(dice.nextInt(list.size()));
    }

    /** A number as people know it. */
    static String bare(String number) {
        int zeros = 0;
        for (int n = 0; n < number.length(); n++) {
            if (!Character.isDigit(number.charAt(n))) {
                return number;
            }
            zeros += n == zeros && n < number.length() - 1 && number.charAt(n) == '0' ? 1 : 0;
        }
        return number.substring(zeros);
    }

    /** The form of address that SAP ships for persons in a language. */
    static String formOfAddress(Customer customer) {
        Map<String, String> persons = Map.of("D", "Frau", "F", "Madame", "E", "Ms", "J", "Ms.");
        return customer.isPerson()
                ? persons.getOrDefault(customer.address().language().toUpperCase(Locale.ROOT), "Ms")
                : "Company";
    }
}
