package dev.plumbline.server.settings;

import java.util.EnumSet;

/**
 * Everything that can be configured: the one table from which loading, the check for unknown keys and docs/configuration.md follow.
 * The environment wins over the file.
 */
enum Key {
    HTTP_PORT("http.port", "PLUMBLINE_HTTP_PORT", "8080", "Port of the doors and the API; 0 takes a free one."),
    HTTP_ADDRESS(
            "http.address",
            "PLUMBLINE_HTTP_ADDRESS",
            "",
            "Address to listen at, `0.0.0.0` for all. Without it: all where `intake.user` is set, else this machine only."),
    HTTP_PUBLIC_URL(
            "http.public-url",
            "PLUMBLINE_HTTP_PUBLIC_URL",
            "",
            "How browsers reach the server through a proxy, `https://plumbline.example.com`; see access.md."),
    ACCESS_INTAKE_USER(
            "access.intake-user",
            "PLUMBLINE_ACCESS_INTAKE_USER",
            "sender",
            "What `intake.user` may do once there are users: `sender` (post IDocs) or `operator`."),
    ACCESS_SESSION_IDLE(
            "access.session.idle",
            "PLUMBLINE_ACCESS_SESSION_IDLE",
            "PT8H",
            "After so long without a request a person has to sign in again."),
    ACCESS_SESSION_LONGEST(
            "access.session.longest",
            "PLUMBLINE_ACCESS_SESSION_LONGEST",
            "PT24H",
            "After so long a person has to sign in again in any case."),
    ACCESS_SETUP_LINK(
            "access.setup-link",
            "PLUMBLINE_ACCESS_SETUP_LINK",
            "no",
            "`yes` logs a setup link at the start although there are users: for when no admin can sign in any more."),
    LOG_FORMAT(
            "log.format",
            "PLUMBLINE_LOG_FORMAT",
            "text",
            "`text` for people, `json` for log collectors: one JSON object in each line, in the fields of ECS."),
    DATA_DIR(
            "data.directory",
            "PLUMBLINE_DATA_DIR",
            "data",
            "The embedded database stands here, and imported schemas (`schemas`)."),
    DATABASE_URL(
            "database.url",
            "PLUMBLINE_DATABASE_URL",
            "",
            "JDBC URL of a PostgreSQL server to use instead of the embedded one."),
    DATABASE_USER("database.user", "PLUMBLINE_DATABASE_USER", "", "Its user."),
    DATABASE_PASSWORD("database.password", "PLUMBLINE_DATABASE_PASSWORD", "", "Its password."),
    INTAKE_USER(
            "intake.user",
            "PLUMBLINE_INTAKE_USER",
            "",
            "User of SAP's HTTP destination and of the API; without it the server listens on this machine only."),
    INTAKE_PASSWORD("intake.password", "PLUMBLINE_INTAKE_PASSWORD", "", "Its password."),
    INTAKE_DIRECTORY(
            "intake.directory", "PLUMBLINE_INTAKE_DIRECTORY", "", "Watched directory for IDoc files (file port)."),
    INTAKE_QUIET(
            "intake.quiet",
            "PLUMBLINE_INTAKE_QUIET",
            "PT2S",
            "How long a file must have stayed as it is before it is taken: longer than any pause of its writer."),
    INTAKE_EXTRACTS(
            "intake.extracts",
            "PLUMBLINE_INTAKE_EXTRACTS",
            "",
            "Watched directory for lists of SAP tables (VBUK, QMEL, KNKK, ADR6, MARD); needs `extracts.formats`."),
    EXTRACTS_FORMATS(
            "extracts.formats",
            "PLUMBLINE_EXTRACTS_FORMATS",
            "",
            "File that declares how these lists and the tables of a backfill are written, see extracts.md."),
    MAPPING_FILE(
            "mapping.file",
            "PLUMBLINE_MAPPING_FILE",
            "",
            "The site's mapping, which lies over the default one: where its IDocs keep what, the rules, what Klaviyo is told; see mapping.md. Without it `mapping.yaml`, if there is one."),
    IDOC_SCHEMAS(
            "idoc.schemas",
            "PLUMBLINE_IDOC_SCHEMAS",
            "",
            "Directory of what your system exports of its IDoc types (`./plumbline schema import`): layouts of segments that Plumbline does not know, or that differ on your system. Without it `schemas` in the data directory."),
    KLAVIYO_URL("klaviyo.url", "PLUMBLINE_KLAVIYO_URL", "https://a.klaviyo.com", "Klaviyo's API."),
    KLAVIYO_API_KEY(
            "klaviyo.api-key",
            "PLUMBLINE_KLAVIYO_API_KEY",
            "",
            "Private key of the standard account; without it nothing is sent to that (shadow mode)."),
    KLAVIYO_API_KEYS(
            "klaviyo.api-keys",
            "PLUMBLINE_KLAVIYO_API_KEYS",
            "",
            "Private keys of the further accounts, `eu=pk_…; us=pk_…`; to an account without one nothing is sent."),
    KLAVIYO_ACCOUNT_ID(
            "klaviyo.account-id",
            "PLUMBLINE_KLAVIYO_ACCOUNT_ID",
            "",
            "Klaviyo's id of the standard account (its public API key, six characters). With it the private key is checked before the first write, and a key of another account sends nothing; it needs the scope accounts:read."),
    KLAVIYO_ACCOUNT_IDS(
            "klaviyo.account-ids",
            "PLUMBLINE_KLAVIYO_ACCOUNT_IDS",
            "",
            "The same for the further accounts, `eu=AbC123; us=XyZ789`."),
    KLAVIYO_LIVE_WINDOW(
            "klaviyo.live-window",
            "PLUMBLINE_KLAVIYO_LIVE_WINDOW",
            "PT48H",
            "An event older than this when it leaves is history and starts no flow."),
    KLAVIYO_PARALLEL(
            "klaviyo.parallel",
            "PLUMBLINE_KLAVIYO_PARALLEL",
            "64",
            "How many requests may be under way at once, for each account."),
    KLAVIYO_SHARE(
            "klaviyo.share",
            "PLUMBLINE_KLAVIYO_SHARE",
            "1",
            "Part of each account's rate limits to use, above 0 and up to 1: all programs of an account share them. `unlimited` only suits a stand-in."),
    KLAVIYO_VERIFY_SHARE(
            "klaviyo.verify.share",
            "PLUMBLINE_KLAVIYO_VERIFY_SHARE",
            "1",
            "Part of the accepted events that is read back from Klaviyo, 0 (none) to 1 (all)."),
    KLAVIYO_VERIFY_PER_HOUR(
            "klaviyo.verify.per-hour",
            "PLUMBLINE_KLAVIYO_VERIFY_PER_HOUR",
            "20000",
            "About how many events an hour are read back at most, for each account; of more a sample is."),
    KLAVIYO_VERIFY_PATIENCE(
            "klaviyo.verify.patience",
            "PLUMBLINE_KLAVIYO_VERIFY_PATIENCE",
            "PT15M",
            "How long an accepted event may be unreadable at least before it is sent again; three times Klaviyo's observed lag if that is longer."),
    KLAVIYO_VERIFY_READS(
            "klaviyo.verify.reads",
            "PLUMBLINE_KLAVIYO_VERIFY_READS",
            "0.25",
            "Part of the rate limits of reading events that reading back may use, above 0 and up to 1, within `klaviyo.share`."),
    RECONCILE_AT(
            "reconcile.at",
            "PLUMBLINE_RECONCILE_AT",
            "05:00",
            "When Klaviyo is compared with SAP's documents each day, in the time zone of the mapping's rules; `off` for never. See agreement.md."),
    RECONCILE_DAYS(
            "reconcile.days", "PLUMBLINE_RECONCILE_DAYS", "35", "How many days that comparison looks back, 1 to 366."),
    RECONCILE_READS(
            "reconcile.reads",
            "PLUMBLINE_RECONCILE_READS",
            "0.25",
            "Part of the rate limits of reading that a comparison may use, above 0 and up to 1, within `klaviyo.share`; `klaviyo.verify.reads` comes on top."),
    RECONCILE_TOLERANCE(
            "reconcile.tolerance",
            "PLUMBLINE_RECONCILE_TOLERANCE",
            "0",
            "Part of a day's events, and of its amount, that may differ before the day is red: 0.001 for one in a thousand. What differs is shown all the same."),
    RETENTION_RAW(
            "retention.raw",
            "PLUMBLINE_RETENTION_RAW",
            "P180D",
            "How long raw IDocs and rows of extracts are kept, P7D or more, or `forever`. What is older goes by whole weeks (months, when kept for over 400 days); what waits, is held or cannot go on stays."),
    RETENTION_COMMANDS(
            "retention.commands",
            "PLUMBLINE_RETENTION_COMMANDS",
            "P400D",
            "How long is kept what Klaviyo was told, P90D or more, or `forever`. What is older goes by whole months (years, when kept for over 800 days); what waits, was refused or is not read back yet stays."),
    RETENTION_EXCEPTIONS(
            "retention.exceptions",
            "PLUMBLINE_RETENTION_EXCEPTIONS",
            "P400D",
            "How long exceptions are kept, P90D or more, or `forever`; open ones always. By whole months, as above."),
    RETENTION_AUDIT(
            "retention.audit",
            "PLUMBLINE_RETENTION_AUDIT",
            "P3650D",
            "How long is kept who did what, P90D or more, or `forever`. By whole years, when kept for over 800 days."),
    WATERMARKS_DISK_WARN(
            "watermarks.disk.warn",
            "PLUMBLINE_WATERMARKS_DISK_WARN",
            "5 GB",
            "Warns while less is free on the disk of the data directory (MB, GB or TB; `off` for never). The disk of a PostgreSQL of its own (`database.url`) is not seen."),
    WATERMARKS_DISK_REFUSE(
            "watermarks.disk.refuse",
            "PLUMBLINE_WATERMARKS_DISK_REFUSE",
            "2 GB",
            "Takes nothing in while less is free there; `off` for never."),
    WATERMARKS_WAITING_WARN(
            "watermarks.waiting.warn",
            "PLUMBLINE_WATERMARKS_WAITING_WARN",
            "100000",
            "Warns while so many IDocs wait to be read; `off` for never."),
    WATERMARKS_WAITING_REFUSE(
            "watermarks.waiting.refuse",
            "PLUMBLINE_WATERMARKS_WAITING_REFUSE",
            "1000000",
            "Takes nothing in while so many wait; `off` for never."),
    WATERMARKS_QUEUED_WARN(
            "watermarks.queued.warn",
            "PLUMBLINE_WATERMARKS_QUEUED_WARN",
            "1000000",
            "Warns while so many commands wait for Klaviyo; `off` for never."),
    WATERMARKS_QUEUED_REFUSE(
            "watermarks.queued.refuse",
            "PLUMBLINE_WATERMARKS_QUEUED_REFUSE",
            "off",
            "Takes nothing in while so many wait; `off` for never: a Klaviyo that stands still does not stop SAP."),
    ALERTS_EXCEPTIONS_WARN(
            "alerts.exceptions.warn",
            "PLUMBLINE_ALERTS_EXCEPTIONS_WARN",
            "1",
            "Warns of a cause of exceptions that so many are open of; `off` for never. See alerts.md, also for the rest."),
    ALERTS_EXCEPTIONS_CRITICAL(
            "alerts.exceptions.critical",
            "PLUMBLINE_ALERTS_EXCEPTIONS_CRITICAL",
            "100",
            "It is critical when so many are open; `off` for never."),
    ALERTS_EXCEPTIONS_AGE(
            "alerts.exceptions.age",
            "PLUMBLINE_ALERTS_EXCEPTIONS_AGE",
            "PT24H",
            "It is critical when the oldest is older; `off` for never."),
    ALERTS_HOLDS_WARN(
            "alerts.holds.warn",
            "PLUMBLINE_ALERTS_HOLDS_WARN",
            "1",
            "Warns when so many holds of one reason are past their deadline; `off` for never."),
    ALERTS_HOLDS_CRITICAL(
            "alerts.holds.critical",
            "PLUMBLINE_ALERTS_HOLDS_CRITICAL",
            "100",
            "It is critical when so many are; `off` for never."),
    ALERTS_HOLDS_AGE(
            "alerts.holds.age",
            "PLUMBLINE_ALERTS_HOLDS_AGE",
            "PT24H",
            "It is critical when one is past its deadline for longer; `off` for never."),
    ALERTS_QUEUED_WARN(
            "alerts.queued.warn",
            "PLUMBLINE_ALERTS_QUEUED_WARN",
            "PT30M",
            "Warns when a command that is no history waits longer for Klaviyo; `off` for never."),
    ALERTS_QUEUED_CRITICAL(
            "alerts.queued.critical",
            "PLUMBLINE_ALERTS_QUEUED_CRITICAL",
            "PT4H",
            "It is critical when one waits longer than this; `off` for never."),
    ALERTS_UNSTORED_WARN(
            "alerts.unstored.warn",
            "PLUMBLINE_ALERTS_UNSTORED_WARN",
            "PT2H",
            "Warns when an event that Klaviyo accepted is not seen there for longer; `off` for never."),
    ALERTS_UNSTORED_CRITICAL(
            "alerts.unstored.critical",
            "PLUMBLINE_ALERTS_UNSTORED_CRITICAL",
            "PT12H",
            "It is critical when one is not seen for longer than this; `off` for never."),
    ALERTS_SILENCE_WARN(
            "alerts.silence.warn",
            "PLUMBLINE_ALERTS_SILENCE_WARN",
            "5",
            "Warns when so many of a message type are missing that usually come at this weekday and hour; `off` for never."),
    ALERTS_SILENCE_CRITICAL(
            "alerts.silence.critical",
            "PLUMBLINE_ALERTS_SILENCE_CRITICAL",
            "100",
            "It is critical when so many are missing; `off` for never."),
    ALERTS_SILENCE_EXCEPT(
            "alerts.silence.except",
            "PLUMBLINE_ALERTS_SILENCE_EXCEPT",
            "",
            "Message types of which none is ever missing, `STPPOD; WMMBXY`."),
    ALERTS_SILENCE_DAYS_OFF(
            "alerts.silence.days-off",
            "PLUMBLINE_ALERTS_SILENCE_DAYS_OFF",
            "",
            "Days on which none is missing, `2026-12-25; 2026-12-26`, by `alerts.zone`."),
    ALERTS_CALM(
            "alerts.calm",
            "PLUMBLINE_ALERTS_CALM",
            "PT5M",
            "An alert is over, or less grave, once it has been so for as long."),
    ALERTS_QUIET_HOURS(
            "alerts.quiet-hours",
            "PLUMBLINE_ALERTS_QUIET_HOURS",
            "",
            "Between these times only what is critical is told, `20:00-07:00`; the rest is told when they are over."),
    ALERTS_ZONE(
            "alerts.zone",
            "PLUMBLINE_ALERTS_ZONE",
            "UTC",
            "The time zone of these times, and of what is usual at which hour, `Europe/Berlin`."),
    ALERTS_EMAIL_TO(
            "alerts.email.to",
            "PLUMBLINE_ALERTS_EMAIL_TO",
            "",
            "Who gets e-mail, `it@kunde.de, ops@kunde.de; marketing=anna@kunde.de`: a team (integration, marketing, finance, service) that has no entry gets what the entry without a team says."),
    ALERTS_SMTP_HOST("alerts.smtp.host", "PLUMBLINE_ALERTS_SMTP_HOST", "", "The mail server that takes it."),
    ALERTS_SMTP_PORT("alerts.smtp.port", "PLUMBLINE_ALERTS_SMTP_PORT", "587", "Its port."),
    ALERTS_SMTP_SECURITY(
            "alerts.smtp.security",
            "PLUMBLINE_ALERTS_SMTP_SECURITY",
            "starttls",
            "`starttls`, `tls` (port 465 as a rule) or `none`."),
    ALERTS_SMTP_USER("alerts.smtp.user", "PLUMBLINE_ALERTS_SMTP_USER", "", "Its user, where it wants one."),
    ALERTS_SMTP_PASSWORD("alerts.smtp.password", "PLUMBLINE_ALERTS_SMTP_PASSWORD", "", "Its password."),
    ALERTS_SMTP_FROM("alerts.smtp.from", "PLUMBLINE_ALERTS_SMTP_FROM", "", "The sender's address."),
    ALERTS_WEBHOOK_URL(
            "alerts.webhook.url",
            "PLUMBLINE_ALERTS_WEBHOOK_URL",
            "",
            "Where alerts are posted as JSON, `https://…; finance=https://…`, by teams as above."),
    ALERTS_WEBHOOK_TOKEN(
            "alerts.webhook.token", "PLUMBLINE_ALERTS_WEBHOOK_TOKEN", "", "Sent there as `Authorization: Bearer …`."),
    ALERTS_SLACK_URL(
            "alerts.slack.url",
            "PLUMBLINE_ALERTS_SLACK_URL",
            "",
            "Incoming webhooks of Slack (or of what takes its form), by teams as above."),
    ALERTS_TEAMS_URL(
            "alerts.teams.url",
            "PLUMBLINE_ALERTS_TEAMS_URL",
            "",
            "Webhooks of Microsoft Teams (workflow *when a webhook request is received*), by teams as above.");

    private final String yaml;
    private final String environment;
    private final String otherwise;
    private final String meaning;

    Key(String yaml, String environment, String otherwise, String meaning) {
        this.yaml = yaml;
        this.environment = environment;
        this.otherwise = otherwise;
        this.meaning = meaning;
    }

    /** Its path in {@code plumbline.yaml}, levels joined by dots. */
    String yaml() {
        return yaml;
    }

    String environment() {
        return environment;
    }

    /** The default; empty when there is none. */
    String otherwise() {
        return otherwise;
    }

    /** Whether nobody may read its value. */
    boolean isSecret() {
        return EnumSet.of(
                        DATABASE_PASSWORD,
                        INTAKE_PASSWORD,
                        KLAVIYO_API_KEY,
                        KLAVIYO_API_KEYS,
                        ALERTS_SMTP_PASSWORD,
                        ALERTS_WEBHOOK_URL,
                        ALERTS_WEBHOOK_TOKEN,
                        ALERTS_SLACK_URL,
                        ALERTS_TEAMS_URL)
                .contains(this);
    }

    String meaning() {
        return meaning;
    }

    @Override
    public String toString() {
        return yaml + " (" + environment + ")";
    }
}
