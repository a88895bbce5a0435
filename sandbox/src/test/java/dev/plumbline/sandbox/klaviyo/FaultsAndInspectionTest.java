package dev.plumbline.sandbox.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsAndInspectionTest {
    @RegisterExtension
    final Desk desk = Desk.open();

    private void fault(Fault.Kind kind) {
        desk.standIn().faults().add(Fault.always(kind).atMost(1));
    }

    private Desk.Answer event() throws Exception {
        return desk.post("/api/events", Bodied.event("Opened", "\"unique_id\":\"u\""));
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED,429,application/vnd.api+json",
        "ERROR_500,500,application/vnd.api+json",
        "HTML_502,502,text/html",
        "HTML_504,504,text/html",
        "EMPTY_524,524,''",
        "EMPTY_503,503,''",
        "CHALLENGE_403,403,text/html",
        "UNAUTHORIZED,401,application/vnd.api+json"
    })
    void aFaultStrikesOnceAndTakesNothingIn(Fault.Kind kind, int status, String type) throws Exception {
        fault(kind);
        Desk.Answer struck = event();
        assertThat(struck.status()).isEqualTo(status);
        assertThat(struck.header("Content-Type")).isEqualTo(type);
        assertThat(desk.snapshot().eventsAccepted()).isZero();
        assertThat(event().status()).isEqualTo(202);
    }

    @Test
    void aWriteOfConsentIsCounted() throws Exception {
        desk.post("/api/profile-subscription-bulk-create-jobs", "{\"data\":{}}");
        assertThat(desk.snapshot().consentWrites()).isEqualTo(1);
    }

    @Test
    void aThrottledRequestIsToldHowLongToWait() throws Exception {
        desk.standIn().faults().add(Fault.always(Fault.Kind.THROTTLED).lasting(Duration.ofSeconds(7)));
        assertThat(event().header("Retry-After")).isEqualTo("7");
    }

    @Test
    void aConnectionBreaksBeforeAnythingIsTakenIn() {
        fault(Fault.Kind.RESET_BEFORE);
        assertThatThrownBy(this::event).isInstanceOf(IOException.class);
        assertThat(desk.snapshot().eventsAccepted()).isZero();
    }

    @Test
    void aConnectionBreaksAfterEverythingIsTakenIn() {
        fault(Fault.Kind.RESET_AFTER);
        assertThatThrownBy(this::event).isInstanceOf(IOException.class);
        assertThat(desk.snapshot().events()).hasSize(1);
    }

    @Test
    void aBrokenConnectionIsRemembered() {
        fault(Fault.Kind.RESET_AFTER);
        assertThatThrownBy(this::event).isInstanceOf(IOException.class);
        assertThat(desk.standIn().requests().getFirst().status()).isZero();
    }

    @Test
    void aSlowAnswerComesLate() throws Exception {
        desk.standIn().faults().add(Fault.always(Fault.Kind.SLOW).lasting(Duration.ofMillis(300)));
        long before = System.nanoTime();
        assertThat(event().status()).isEqualTo(202);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aLostEventIsAcceptedAndNeverSeen() throws Exception {
        fault(Fault.Kind.LOST);
        assertThat(event().status()).isEqualTo(202);
        assertThat(desk.snapshot().events()).isEmpty();
    }

    @Test
    void onlyEventsGetLost() throws Exception {
        fault(Fault.Kind.LOST);
        assertThat(desk.get("/api/accounts").status()).isEqualTo(200);
    }

    @Test
    void aRequestThatIsProcessedTwiceRepeatsItsEvent() throws Exception {
        fault(Fault.Kind.TWICE);
        assertThat(event().status()).isEqualTo(202);
        assertThat(desk.snapshot().eventsRepeated()).isEqualTo(1);
    }

    @Test
    void aFaultStrikesItsPathOnly() throws Exception {
        desk.standIn().faults().add(Fault.always(Fault.Kind.ERROR_500).on("/api/profiles"));
        assertThat(event().status()).isEqualTo(202);
        assertThat(desk.get("/api/profiles").status()).isEqualTo(500);
    }

    @Test
    void aFaultWithoutShareStrikesNobody() throws Exception {
        desk.standIn().faults().add(Fault.always(Fault.Kind.ERROR_500).withShare(0));
        assertThat(event().status()).isEqualTo(202);
    }

    @Test
    void aFaultThatMayStrikeNeverStrikesNobody() throws Exception {
        desk.standIn().faults().add(Fault.always(Fault.Kind.ERROR_500).atMost(0));
        assertThat(event().status()).isEqualTo(202);
    }

    @Test
    void faultsAreSwitchedOnAndOffOverHttp() throws Exception {
        assertThat(desk.post("/sandbox/faults", "{\"kind\":\"error_500\",\"times\":3}")
                        .body())
                .contains("ERROR_500");
        assertThat(event().status()).isEqualTo(500);
        desk.delete("/sandbox/faults");
        assertThat(event().status()).isEqualTo(202);
    }

    @Test
    void anUnknownFaultIsExplained() throws Exception {
        Desk.Answer answer = desk.post("/sandbox/faults", "{\"kind\":\"earthquake\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("RESET_AFTER");
    }

    @Test
    void theStateIsCounted() throws Exception {
        event();
        Desk.Answer state = desk.get("/sandbox/state");
        assertThat(state.json().path("events").asInt(0)).isEqualTo(1);
        assertThat(state.json().path("metrics").path("Opened").asInt(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"profiles,1", "events,1", "flows,1", "items,1", "variants,1", "requests,3"})
    void everythingThatIsThereIsALine(String what, int lines) throws Exception {
        event();
        desk.post("/api/catalog-items", Bodied.item("i1"));
        desk.post("/api/catalog-variants", Bodied.variant("v1", "i1", 1));
        assertThat(desk.get("/sandbox/" + what + ".ndjson").body().lines()).hasSize(lines);
    }

    @Test
    void aResetEmptiesTheAccount() throws Exception {
        event();
        assertThat(desk.post("/sandbox/reset", "").status()).isEqualTo(204);
        assertThat(desk.snapshot().events()).isEmpty();
        assertThat(desk.snapshot().profiles()).isEmpty();
        assertThat(desk.standIn().requests()).isEmpty();
    }

    @Test
    void lookingAloneResetsNothing() throws Exception {
        event();
        assertThat(desk.get("/sandbox/reset").status()).isEqualTo(405);
        assertThat(desk.snapshot().events()).hasSize(1);
    }

    @Test
    void thePageForPeopleEscapesWhatStandsInTheData() throws Exception {
        String script = "<script>alert('x')</script>";
        desk.post(
                "/api/events",
                Bodied.event(script, "\"external_id\":\"%1$s\",\"first_name\":\"%1$s\"".formatted(script), ""));
        desk.send(desk.usual("/api/%3Cscript%3E?a=%22").POST(BodyPublishers.ofString("{}")));
        Desk.Answer page = desk.get("/");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void thePageOfAProfileEscapesWhatStandsInTheData() throws Exception {
        String script = "<script>alert(1)</script>";
        String body = Bodied.event(
                        "Opened",
                        "\"external_id\":\"1\",\"title\":\"" + script + "\"",
                        "\"unique_id\":\"" + script + "\"")
                .replace("\"properties\":{}", "\"properties\":{\"" + script + "\":\"" + script + "\"}");
        desk.post("/api/events", body);
        String id = desk.snapshot().profiles().getFirst().id();
        assertThat(desk.get("/", "profile", id).body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void nothingElseIsThere() throws Exception {
        assertThat(desk.get("/other").status()).isEqualTo(404);
    }
}
