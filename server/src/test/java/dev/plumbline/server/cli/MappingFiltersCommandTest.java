package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MappingFiltersCommandTest {
    private static Peer.Run run(String answer) throws IOException {
        try (Peer peer = Peer.answering(answer)) {
            Peer.Run run = peer.run("mapping", "filters");
            assertThat(peer.requests()).containsExactly("GET /api/mapping/filters");
            assertThat(run.exit()).isZero();
            return run;
        }
    }

    @Test
    void eachFilterIsALineWithItsReasonAndHowMuchItLeavesOut() throws IOException {
        String out = run("""
                {"mapping": "0123456789ab", "filters": [
                  {"name": "internal-orders", "of": "order", "condition": "order.salesOrganization == '9000'",
                   "reason": "between our own houses", "orders": 12, "customers": 0, "materials": 0},
                  {"name": "samples", "of": "", "condition": "", "reason": "by hand", "orders": 1, "customers": 0,
                   "materials": 0}]}""").out();
        assertThat(out)
                .contains("internal-orders", "12", "between our own houses", "order: order.salesOrganization == '9000'")
                .contains("samples", "(not in the mapping any more)");
    }

    @Test
    void aMappingWithoutFiltersLeavesNothingOut() throws IOException {
        assertThat(run("{\"mapping\": \"0123456789ab\", \"filters\": []}").out())
                .startsWith("Mapping 0123456789ab leaves nothing out");
    }
}
