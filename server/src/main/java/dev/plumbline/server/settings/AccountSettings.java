package dev.plumbline.server.settings;

import dev.plumbline.core.aggregate.Contract;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which Klaviyo accounts there are, what each hears of, and their keys. */
final class AccountSettings {
    /** It stands in lanes and at the console. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private static final Pattern ORGANIZATION = Pattern.compile("[A-Za-z0-9]{1,4}");

    private final Values values;
    private final String standard;
    private final Set<String> known = new LinkedHashSet<>();

    private AccountSettings(Values values) {
        this.values = values;
        standard = values.parsed(
                        Key.KLAVIYO_ACCOUNT, name -> name, AccountSettings::isName, "a name such as main or eu-1")
                .orElse(Key.KLAVIYO_ACCOUNT.otherwise());
        known.add(standard);
    }

    /** @param keys by account; one without is in shadow mode */
    record Read(Contract.Accounts accounts, SortedMap<String, String> keys) {}

    static Read read(Values values) {
        AccountSettings reading = new AccountSettings(values);
        SortedMap<String, String> organizations = reading.routes(Key.KLAVIYO_ACCOUNTS, "a sales organisation (VKORG)");
        reading.known.addAll(organizations.values());
        SortedMap<String, String> plants = reading.routes(Key.KLAVIYO_PLANTS, "a plant (WERKS)");
        for (String account : new LinkedHashSet<>(plants.values())) {
            if (!reading.known.contains(account)) {
                values.fault(Key.KLAVIYO_PLANTS + " names the account '" + account + "', which neither "
                        + Key.KLAVIYO_ACCOUNT.yaml() + " nor " + Key.KLAVIYO_ACCOUNTS.yaml() + " does; known: "
                        + String.join(", ", reading.known));
            }
        }
        return new Read(new Contract.Accounts(reading.standard, organizations, plants), reading.keys());
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** {@code eu=1000 1010; us=2000}, turned round. */
    private SortedMap<String, String> routes(Key key, String expected) {
        SortedMap<String, String> routes = new TreeMap<>();
        Set<String> accounts = new HashSet<>();
        for (String entry : values.entries(key)) {
            String[] parts = entry.split("=", 2);
            String account = parts[0].strip();
            if (parts.length < 2 || !isName(account) || parts[1].isBlank()) {
                values.fault(key + " has the entry '" + entry + "', expected ACCOUNT=" + sample(key)
                        + " with semicolons between the accounts");
                continue;
            }
            if (!accounts.add(account)) {
                values.fault(key + " names the account '" + account + "' twice, expected once with all of its numbers");
            }
            for (String number : values.words(
                    key, parts[1], word -> ORGANIZATION.matcher(word).matches(), expected)) {
                String other = routes.putIfAbsent(number, account);
                if (other != null && !other.equals(account)) {
                    values.fault(key + " gives " + number + " to both '" + other + "' and '" + account
                            + "', expected one account each");
                }
            }
        }
        return routes;
    }

    private static String sample(Key key) {
        return key == Key.KLAVIYO_PLANTS ? "3000 3010" : "1000 1010";
    }

    /** Never shows an entry: whatever is written there may be a key. */
    private SortedMap<String, String> keys() {
        SortedMap<String, String> keys = new TreeMap<>();
        standardKey().ifPresent(secret -> keys.put(standard, secret));
        List<String> entries = values.entries(Key.KLAVIYO_API_KEYS);
        for (int n = 0; n < entries.size(); n++) {
            String[] parts = entries.get(n).split("=", 2);
            String account = parts[0].strip();
            String secret = parts.length < 2 ? "" : parts[1].strip();
            String entry = Key.KLAVIYO_API_KEYS + ": entry " + (n + 1) + " ";
            if (!isSayable(secret)) {
                values.fault(entry + "is expected to be ACCOUNT=KEY, with semicolons between the entries");
            } else if (account.equals(standard)) {
                values.fault(entry + "is for the standard account, whose key is " + Key.KLAVIYO_API_KEY);
            } else if (!known.contains(account)) {
                values.fault(entry + "is for an account that neither " + Key.KLAVIYO_ACCOUNT.yaml() + " nor "
                        + Key.KLAVIYO_ACCOUNTS.yaml() + " names; known: " + String.join(", ", known));
            } else if (keys.put(account, secret) != null) {
                values.fault(entry + "is a second key of the account '" + account + "', expected one");
            }
        }
        return keys;
    }

    private Optional<String> standardKey() {
        Optional<String> key = values.given(Key.KLAVIYO_API_KEY);
        if (key.isPresent() && !isSayable(key.get())) {
            values.fault(Key.KLAVIYO_API_KEY + " has blanks or characters in it that no key has (it is not shown)");
        }
        return key;
    }

    /** Whether it can stand in a header. */
    private static boolean isSayable(String secret) {
        return !secret.isEmpty() && secret.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
