package dev.plumbline.server.mapping;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.idoc;
import static dev.plumbline.server.support.Sap.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.Profile;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.mapping.DroppedProperties.Dropped;
import dev.plumbline.server.mapping.DroppedProperties.Unsetting;
import dev.plumbline.server.schema.Layouts;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Mappings;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** Over HTTP to the stand-in: what the mapping drops is unset there, and nothing else changes. */
class DroppedPropertiesTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String BRANCH = "targets: {profile: {properties: {Branch: customer.number}}}";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
    private KlaviyoStandIn klaviyo;
    private Stations stations;
    private DroppedProperties properties;

    @BeforeEach
    void putTogether() throws IOException {
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
        stations = stations(BRANCH);
        MappingDesk desk =
                new MappingDesk(Layouts::standard, Optional.empty(), new ActivationLog(POSTGRES.jdbc()), clock);
        properties = new DroppedProperties(POSTGRES.jdbc(), POSTGRES.transaction(), desk, clock, new Doorbell());
    }

    @AfterEach
    void takeApart() {
        stations.close();
        klaviyo.close();
    }

    private Stations stations(String... mapping) {
        return new Stations(
                POSTGRES,
                clock,
                Way.over(klaviyo.uri(), clock),
                Stations.CONTRACT.with(Mappings.of(mapping).targets()));
    }

    /** From now on by the default mapping, which knows no branch. */
    private void restartWithoutBranch() {
        stations.close();
        stations = stations();
    }

    private void receive(Idoc... idocs) {
        stations.receive(xml(idocs));
        work();
    }

    private void work() {
        stations.translateAll();
        stations.deliverAll();
    }

    private static Idoc customer(int docnum, String number, String group) {
        return idoc(
                docnum,
                "DEBMAS",
                "DEBMAS07",
                segment("E1KNA1M", "KUNNR", number, "NAME1", "Nordwind GmbH", "KTOKD", group));
    }

    private Map<String, JsonNode> propertiesOf(String number) {
        return klaviyo.snapshot().profiles().stream()
                .filter(profile -> profile.text("external_id").equals(Optional.of(number)))
                .map(Profile::properties)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasToldAndIsNamedNoMoreIsCounted() {
        receive(customer(1, "0000004711", "KUNA"), customer(2, "0000004712", "KUNA"));
        restartWithoutBranch();
        assertThat(properties.all()).containsExactly(new Dropped("Branch", 2));
        receive(customer(3, "0000004711", "CPD"));
        assertThat(propertiesOf("4711")).containsKey("Branch");
        assertThat(properties.all()).as("retold since").containsExactly(new Dropped("Branch", 2));
        assertThat(properties.profiles(Set.of("Branch"))).isEqualTo(2);
    }

    @Test
    void onRequestItIsUnsetAndNothingElseChanges() {
        receive(customer(1, "0000004711", "KUNA"), customer(2, "0000004712", "KUNA"));
        restartWithoutBranch();
        receive(customer(3, "0000004711", "CPD"));
        Map<String, JsonNode> expected = new HashMap<>(propertiesOf("4711"));
        expected.remove("Branch");
        assertThat(properties.unset(List.of("Branch"), 2, "Eva", "nobody uses it"))
                .isEqualTo(new Unsetting.Noted(List.of("Branch"), 2, 2));
        work();
        assertThat(propertiesOf("4711")).isEqualTo(expected);
        assertThat(propertiesOf("4712")).doesNotContainKey("Branch").containsKey("SAPAccountGroup");
        assertThat(klaviyo.snapshot().consentWrites()).isZero();
        assertThat(properties.all()).isEmpty();
        assertThat(stations.texts("kind || ' ' || by_whom || ' ' || why || ' ' || aggregate from decision order by id"))
                .containsExactly(
                        "UNSET Eva nobody uses it customer/PRD-100/4711",
                        "UNSET Eva nobody uses it customer/PRD-100/4712");
    }

    @Test
    void whatComesAfterDoesNotBringItBack() {
        receive(customer(1, "0000004711", "KUNA"));
        restartWithoutBranch();
        properties.unset(List.of("Branch"), 1, "Eva", "nobody uses it");
        work();
        receive(customer(2, "0000004711", "CPD"));
        assertThat(propertiesOf("4711")).doesNotContainKey("Branch");
    }

    @Test
    void aCountThatIsNotTheOneThatWasShownIsRefused() {
        receive(customer(1, "0000004711", "KUNA"));
        restartWithoutBranch();
        assertThat(properties.unset(List.of("Branch"), 2, "Eva", "nobody uses it"))
                .isEqualTo(
                        new Unsetting.Refused("1 profiles have any of these properties and 2 were expected; nothing is"
                                + " done. Look again: ./plumbline mapping dropped"));
        assertThat(stations.count("decision")).isZero();
    }

    @Test
    void whatTheMappingNamesIsRefused() {
        receive(customer(1, "0000004711", "KUNA"));
        assertThat(properties.unset(List.of("SAPAccountGroup"), 1, "Eva", "nobody uses it"))
                .isEqualTo(
                        new Unsetting.Refused("SAPAccountGroup is in the mapping in force and would be told again; take"
                                + " it out of targets.profile.properties first"));
        assertThat(properties.unset(List.of("SAPLifetimeValueEUR"), 1, "Eva", "nobody uses it"))
                .isInstanceOf(Unsetting.Refused.class);
    }

    @Test
    void nobodyUnsetsWithoutSayingWhoAndWhy() {
        assertThat(properties.unset(List.of("Branch"), 0, "Eva", " ")).isInstanceOf(Unsetting.Refused.class);
        assertThat(properties.unset(List.of(), 0, "Eva", "why")).isInstanceOf(Unsetting.Refused.class);
    }

    /** Stands for the crash of the process. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aCrashLeavesTheWishAndTheNextStartWorksIt() {
        receive(customer(1, "0000004711", "KUNA"));
        restartWithoutBranch();
        properties.unset(List.of("Branch"), 1, "Eva", "nobody uses it");
        TransactionOperations crashing = new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                return POSTGRES.transaction().execute(status -> {
                    action.doInTransaction(status);
                    throw new Crash();
                });
            }
        };
        assertThatThrownBy(() -> stations.engineIn(crashing).step()).isInstanceOf(Crash.class);
        assertThat(stations.count("decision where done_at is null")).isEqualTo(1);
        restartWithoutBranch();
        work();
        assertThat(stations.count("decision where done_at is null")).isZero();
        assertThat(propertiesOf("4711")).doesNotContainKey("Branch");
    }
}
