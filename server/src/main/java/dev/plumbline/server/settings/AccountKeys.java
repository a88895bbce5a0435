package dev.plumbline.server.settings;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The private keys of the Klaviyo accounts. */
final class AccountKeys {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,32}");

    private final Values values;

    private AccountKeys(Values values) {
        this.values = values;
    }

    static Settings.ApiKeys read(Values values) {
        AccountKeys reading = new AccountKeys(values);
        return new Settings.ApiKeys(reading.standard(), reading.others());
    }

    static Settings.AccountIds readIds(Values values) {
        AccountKeys reading = new AccountKeys(values);
        Optional<String> standard = values.given(Key.KLAVIYO_ACCOUNT_ID);
        if (standard.isPresent() && !ID.matcher(standard.get()).matches()) {
            values.fault(Key.KLAVIYO_ACCOUNT_ID + " is '" + standard.get()
                    + "', expected letters and digits such as AbC123");
        }
        return new Settings.AccountIds(standard, reading.ids());
    }

    private SortedMap<String, String> ids() {
        SortedMap<String, String> ids = new TreeMap<>();
        for (String entry : values.entries(Key.KLAVIYO_ACCOUNT_IDS)) {
            String[] parts = entry.split("=", 2);
            String account = parts[0].strip();
            String id = parts.length < 2 ? "" : parts[1].strip();
            if (!ID.matcher(id).matches() || !NAME.matcher(account).matches()) {
                values.fault(Key.KLAVIYO_ACCOUNT_IDS + ": '" + entry
                        + "' is expected to be ACCOUNT=ID, with semicolons between the entries");
            } else if (ids.put(account, id) != null) {
                values.fault(Key.KLAVIYO_ACCOUNT_IDS + " has two ids of the account '" + account + "', expected one");
            }
        }
        return ids;
    }

    /** Never shows an entry: whatever is written there may be a key. */
    private SortedMap<String, String> others() {
        SortedMap<String, String> keys = new TreeMap<>();
        List<String> entries = values.entries(Key.KLAVIYO_API_KEYS);
        for (int n = 0; n < entries.size(); n++) {
            String[] parts = entries.get(n).split("=", 2);
            String account = parts[0].strip();
            String secret = parts.length < 2 ? "" : parts[1].strip();
            String entry = Key.KLAVIYO_API_KEYS + ": entry " + (n + 1) + " ";
            if (!isSayable(secret) || !NAME.matcher(account).matches()) {
                values.fault(entry + "is expected to be ACCOUNT=KEY, with semicolons between the entries");
            } else if (keys.put(account, secret) != null) {
                values.fault(entry + "is a second key of the account '" + account + "', expected one");
            }
        }
        return keys;
    }

    private Optional<String> standard() {
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
