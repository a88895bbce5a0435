package dev.plumbline.server.settings;

import static dev.plumbline.server.settings.Loading.faults;
import static dev.plumbline.server.settings.Loading.good;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.settings.Alerting.Hours;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertKeysTest {
    @Test
    void addressesStandForATeamOrForAllOthers() {
        Alerting.Channels channels =
                good("alerts: {email: {to: 'it@kunde.de, ops@kunde.de; finance=eva@kunde.de'}, smtp: {host: mail.kunde.de, from: p@kunde.de},"
                                + " slack: {url: 'marketing=https://hooks.kunde.de/a=b'}}")
                        .alerts()
                        .channels();
        assertThat(channels.email().others()).containsExactly("it@kunde.de", "ops@kunde.de");
        assertThat(channels.email().of()).isEqualTo(Map.of("finance", List.of("eva@kunde.de")));
        assertThat(channels.slack().of())
                .isEqualTo(Map.of("marketing", List.of(URI.create("https://hooks.kunde.de/a=b"))));
        assertThat(channels.smtp().orElseThrow().port()).isEqualTo(587);
    }

    @Test
    void quietHoursHaveAZone() {
        Alerting.Quiet quiet = good("alerts: {quiet-hours: '20:00-07:00', zone: Europe/Berlin}")
                .alerts()
                .quiet();
        assertThat(quiet.hours()).contains(new Hours(LocalTime.of(20, 0), LocalTime.of(7, 0)));
        assertThat(quiet.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void daysOffAreDays() {
        Alerting.Silence silence = good("alerts: {silence: {days-off: '2026-12-25; 2026-12-26', except: STPPOD}}")
                .alerts()
                .silence();
        assertThat(silence.daysOff()).containsExactlyInAnyOrder(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26));
        assertThat(silence.except()).containsExactly("STPPOD");
        assertThat(faults("alerts: {silence: {days-off: Christmas}}", Map.of()))
                .singleElement()
                .asString()
                .contains("alerts.silence.days-off", "'Christmas'", "2026-12-25");
    }

    @Test
    void aMarkMayBeOff() {
        assertThat(good("alerts: {queued: {warn: off, critical: PT1H}}")
                        .alerts()
                        .queued()
                        .warn())
                .isEmpty();
    }

    @Test
    void whatCannotBeIsSaidWithoutShowingAnAddress() {
        assertThat(faults(
                        "alerts: {slack: {url: 'geheim-4711'}, email: {to: 'it@kunde.de'}, quiet-hours: '20:00-20:00',"
                                + " zone: Atlantis, smtp: {user: x}, queued: {warn: PT5H}, exceptions: {warn: 0}}",
                        Map.of()))
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault)
                                .contains("alerts.slack.url", "entry 1")
                                .doesNotContain("4711"),
                        fault -> assertThat(fault).contains("alerts.email.to", "alerts.smtp.host", "alerts.smtp.from"),
                        fault -> assertThat(fault).contains("alerts.quiet-hours", "20:00-07:00"),
                        fault -> assertThat(fault).contains("alerts.zone", "Atlantis", "Europe/Berlin"),
                        fault -> assertThat(fault).contains("alerts.smtp.user", "alerts.smtp.password"),
                        fault -> assertThat(fault).contains("alerts.queued.warn", "PT5H", "no more than"),
                        fault -> assertThat(fault).contains("alerts.exceptions.warn", "'0'", "from 1"));
    }

    @Test
    void aTeamHasOneEntry() {
        assertThat(faults("alerts: {teams: {url: 'https://a.kunde.de; https://b.kunde.de'}}", Map.of()))
                .singleElement()
                .asString()
                .contains("alerts.teams.url", "two entries without a team");
    }
}
