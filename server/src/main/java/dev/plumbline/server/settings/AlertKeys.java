package dev.plumbline.server.settings;

import dev.plumbline.server.settings.Alerting.Ages;
import dev.plumbline.server.settings.Alerting.ByTeam;
import dev.plumbline.server.settings.Alerting.Counts;
import dev.plumbline.server.settings.Alerting.Hours;
import dev.plumbline.server.settings.Alerting.Security;
import dev.plumbline.server.settings.Alerting.Smtp;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Of what whom is told. */
final class AlertKeys {
    private static final String OFF = "off";
    private static final Pattern OF_A_TEAM =
            Pattern.compile("(?i)(integration|marketing|finance|service)\\s*=\\s*(.*)");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+");
    private static final Pattern HOURS = Pattern.compile("(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)");

    private final Values values;

    private AlertKeys(Values values) {
        this.values = values;
    }

    static Alerting read(Values values) {
        AlertKeys reading = new AlertKeys(values);
        return new Alerting(
                reading.counts(Key.ALERTS_EXCEPTIONS_WARN, Key.ALERTS_EXCEPTIONS_CRITICAL, Key.ALERTS_EXCEPTIONS_AGE),
                reading.counts(Key.ALERTS_HOLDS_WARN, Key.ALERTS_HOLDS_CRITICAL, Key.ALERTS_HOLDS_AGE),
                reading.ages(Key.ALERTS_QUEUED_WARN, Key.ALERTS_QUEUED_CRITICAL),
                reading.ages(Key.ALERTS_UNSTORED_WARN, Key.ALERTS_UNSTORED_CRITICAL),
                reading.silence(),
                values.duration(Key.ALERTS_CALM),
                new Alerting.Quiet(
                        values.parsedIfGiven(
                                Key.ALERTS_QUIET_HOURS,
                                AlertKeys::hours,
                                hours -> !hours.from().equals(hours.to()),
                                "two different times of day such as 20:00-07:00"),
                        values.parsed(Key.ALERTS_ZONE, ZoneId::of, zone -> true, "a time zone such as Europe/Berlin")
                                .orElse(ZoneOffset.UTC)),
                reading.channels());
    }

    private Counts counts(Key warn, Key critical, Key age) {
        Counts counts = new Counts(count(warn), count(critical), age(age));
        if (counts.warn()
                .filter(mark -> counts.critical().filter(last -> mark > last).isPresent())
                .isPresent()) {
            outOfOrder(warn, critical);
        }
        return counts;
    }

    private Alerting.Silence silence() {
        Optional<Long> warn = count(Key.ALERTS_SILENCE_WARN);
        Optional<Long> critical = count(Key.ALERTS_SILENCE_CRITICAL);
        if (warn.filter(mark -> critical.filter(last -> mark > last).isPresent())
                .isPresent()) {
            outOfOrder(Key.ALERTS_SILENCE_WARN, Key.ALERTS_SILENCE_CRITICAL);
        }
        return new Alerting.Silence(
                warn,
                critical,
                new TreeSet<>(values.entries(Key.ALERTS_SILENCE_EXCEPT)),
                values.parsedIfGiven(
                                Key.ALERTS_SILENCE_DAYS_OFF,
                                text -> values.entries(Key.ALERTS_SILENCE_DAYS_OFF).stream()
                                        .map(LocalDate::parse)
                                        .collect(Collectors.toSet()),
                                days -> true,
                                "days such as 2026-12-25 with semicolons between")
                        .orElse(Set.of()));
    }

    private Ages ages(Key warn, Key critical) {
        Ages ages = new Ages(age(warn), age(critical));
        if (ages.warn()
                .filter(mark ->
                        ages.critical().filter(last -> mark.compareTo(last) > 0).isPresent())
                .isPresent()) {
            outOfOrder(warn, critical);
        }
        return ages;
    }

    private void outOfOrder(Key warn, Key critical) {
        values.fault(warn + " is '" + values.value(warn) + "', expected no more than " + critical + ", which is '"
                + values.value(critical) + "', or off");
    }

    private Optional<Long> count(Key key) {
        return values.value(key).equals(OFF)
                ? Optional.empty()
                : values.parsed(key, Long::valueOf, mark -> mark > 0, "a number from 1, or off");
    }

    private Optional<Duration> age(Key key) {
        return values.value(key).equals(OFF)
                ? Optional.empty()
                : values.parsed(
                        key,
                        Duration::parse,
                        Duration::isPositive,
                        "a duration such as " + key.otherwise() + ", or off");
    }

    private static Hours hours(String text) {
        Matcher hours = HOURS.matcher(text);
        if (!hours.matches()) {
            throw new IllegalArgumentException("no hours");
        }
        return new Hours(LocalTime.parse(hours.group(1)), LocalTime.parse(hours.group(2)));
    }

    private Alerting.Channels channels() {
        ByTeam<String> email =
                byTeam(Key.ALERTS_EMAIL_TO, AlertKeys::addresses, "e-mail addresses with commas between");
        Optional<Smtp> smtp = smtp();
        if (!email.isEmpty() && smtp.isEmpty()) {
            values.fault(Key.ALERTS_EMAIL_TO + " needs " + Key.ALERTS_SMTP_HOST + " and " + Key.ALERTS_SMTP_FROM
                    + ": the mail server that takes the e-mail, and the sender's address");
        }
        String anAddress = "http(s)://HOST…";
        return new Alerting.Channels(
                smtp,
                email,
                byTeam(Key.ALERTS_WEBHOOK_URL, AlertKeys::url, anAddress),
                values.given(Key.ALERTS_WEBHOOK_TOKEN),
                byTeam(Key.ALERTS_SLACK_URL, AlertKeys::url, anAddress),
                byTeam(Key.ALERTS_TEAMS_URL, AlertKeys::url, anAddress));
    }

    private Optional<Smtp> smtp() {
        Optional<String> user = values.given(Key.ALERTS_SMTP_USER);
        Optional<String> password = values.given(Key.ALERTS_SMTP_PASSWORD);
        if (user.isPresent() != password.isPresent()) {
            values.fault(
                    Key.ALERTS_SMTP_USER + " and " + Key.ALERTS_SMTP_PASSWORD + " go together: set both or neither");
        }
        int port = values.number(Key.ALERTS_SMTP_PORT, 1, 65_535);
        Security security = values.parsed(
                        Key.ALERTS_SMTP_SECURITY,
                        text -> Security.valueOf(text.toUpperCase(Locale.ROOT)),
                        any -> true,
                        "starttls, tls or none")
                .orElse(Security.STARTTLS);
        Optional<String> from = values.parsedIfGiven(
                Key.ALERTS_SMTP_FROM,
                Function.identity(),
                text -> ADDRESS.matcher(text).matches(),
                "an e-mail address");
        return values.given(Key.ALERTS_SMTP_HOST)
                .flatMap(host -> from.map(sender -> new Smtp(
                        host,
                        port,
                        security,
                        user.flatMap(name -> password.map(secret -> new Settings.Credentials(name, secret))),
                        sender)));
    }

    /** Never shows an entry: the address of a webhook is a secret. */
    private <T> ByTeam<T> byTeam(Key key, Function<String, List<T>> parser, String expected) {
        List<T> others = new ArrayList<>();
        SortedMap<String, List<T>> of = new TreeMap<>();
        List<String> entries = values.entries(key);
        for (int n = 0; n < entries.size(); n++) {
            Matcher team = OF_A_TEAM.matcher(entries.get(n));
            boolean isOfATeam = team.matches();
            List<T> targets = parser.apply(isOfATeam ? team.group(2) : entries.get(n));
            String name = isOfATeam ? team.group(1).toLowerCase(Locale.ROOT) : "";
            if (targets.isEmpty()) {
                values.fault(key + ": entry " + (n + 1) + " is expected to be [TEAM=]" + expected
                        + ", with semicolons between the entries (it is not shown)");
            } else if (isOfATeam ? of.put(name, targets) != null : !others.isEmpty()) {
                values.fault(key + " has two entries " + (isOfATeam ? "of the team " + name : "without a team")
                        + ", expected one");
            } else if (!isOfATeam) {
                others.addAll(targets);
            }
        }
        return new ByTeam<>(others, of);
    }

    /** Empty when one of them is none. */
    private static List<String> addresses(String text) {
        List<String> addresses =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        return addresses.stream().allMatch(address -> ADDRESS.matcher(address).matches()) ? addresses : List.of();
    }

    private static List<URI> url(String text) {
        try {
            URI url = URI.create(text);
            return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null
                    ? List.of(url)
                    : List.of();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
