package dev.plumbline.server.settings;

import static dev.plumbline.server.settings.Loading.fault;
import static dev.plumbline.server.settings.Loading.faults;
import static dev.plumbline.server.settings.Loading.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountSettingsTest {

    @Test
    void salesOrganisationsAndPlantsGoToTheirAccountsAndTheRestToTheStandardOne() {
        Settings settings = good("""
                klaviyo:
                  account: de
                  accounts: eu=1000 1010; us=2000
                  plants: us=3000, 3010
                """);
        assertThat(settings.contract().accounts().standard()).isEqualTo("de");
        assertThat(settings.contract().accounts().bySalesOrganization())
                .isEqualTo(Map.of("1000", "eu", "1010", "eu", "2000", "us"));
        assertThat(settings.contract().accounts().byPlant()).isEqualTo(Map.of("3000", "us", "3010", "us"));
        assertThat(settings.contract().accounts().all()).containsExactly("de", "eu", "us");
    }

    @Test
    void eachAccountHasItsOwnKey() {
        Settings settings =
                good("klaviyo: {api-key: pk_main, accounts: eu=1000; us=2000, api-keys: eu=pk_eu ; us=pk_us}");
        assertThat(settings.klaviyo().apiKey("main")).contains("pk_main");
        assertThat(settings.klaviyo().apiKey("eu")).contains("pk_eu");
        assertThat(settings.klaviyo().apiKey("us")).contains("pk_us");
    }

    @Test
    void anAccountWithoutAKeyHasNone() {
        Settings settings = good("klaviyo: {accounts: eu=1000; us=2000, api-keys: us=pk_us}");
        assertThat(settings.klaviyo().apiKeys()).containsOnlyKeys("us");
    }

    @Test
    void theStandardAccountMayBeNamedWithOrganisationsOfItsOwn() {
        assertThat(good("klaviyo: {accounts: main=1000; us=2000}")
                        .contract()
                        .accounts()
                        .all())
                .containsExactly("main", "us");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu", "eu=", "=1000", "eu/1=1000", "1000 1010"})
    void anEntryThatRoutesNothingIsAFault(String entry) {
        assertThat(fault(Key.KLAVIYO_ACCOUNTS, entry))
                .isEqualTo("klaviyo.accounts (PLUMBLINE_KLAVIYO_ACCOUNTS) has the entry '" + entry
                        + "', expected ACCOUNT=1000 1010 with semicolons between the accounts");
    }

    @Test
    void anOrganisationThatCannotBeOneIsAFault() {
        assertThat(fault(Key.KLAVIYO_ACCOUNTS, "eu=10000"))
                .endsWith("has '10000' in it, expected a sales organisation (VKORG)");
    }

    @Test
    void anOrganisationOfTwoAccountsIsAFault() {
        assertThat(fault(Key.KLAVIYO_ACCOUNTS, "eu=1000; us=1000"))
                .endsWith("gives 1000 to both 'eu' and 'us', expected one account each");
    }

    @Test
    void anAccountThatIsNamedTwiceIsAFault() {
        assertThat(fault(Key.KLAVIYO_ACCOUNTS, "eu=1000; eu=2000")).contains("'eu' twice");
    }

    @Test
    void aPlantOfAnUnknownAccountIsAFaultThatNamesTheKnownOnes() {
        assertThat(faults("klaviyo: {accounts: eu=1000, plants: us=3000 3010}"))
                .singleElement()
                .asString()
                .startsWith("klaviyo.plants (PLUMBLINE_KLAVIYO_PLANTS) names the account 'us'")
                .endsWith("known: main, eu");
    }

    @Test
    void aKeyOfAnUnknownAccountIsAFault() {
        assertThat(fault(Key.KLAVIYO_API_KEYS, "eu=pk_1"))
                .startsWith("klaviyo.api-keys (PLUMBLINE_KLAVIYO_API_KEYS): entry 1 is for an account that neither")
                .endsWith("known: main");
    }

    @Test
    void aSecondKeyOfTheStandardAccountIsAFault() {
        assertThat(fault(Key.KLAVIYO_API_KEYS, "main=pk_1"))
                .endsWith(
                        "entry 1 is for the standard account, whose key is klaviyo.api-key (PLUMBLINE_KLAVIYO_API_KEY)");
    }

    @Test
    void anAccountNameThatCannotBeOneIsAFault() {
        assertThat(fault(Key.KLAVIYO_ACCOUNT, "a/b")).contains("is 'a/b', expected a name");
    }

    @Test
    void everyFaultOfTheAccountsIsToldAtOnce() {
        assertThat(faults("klaviyo: {accounts: eu=1000; us=1000, plants: jp=1, api-keys: cn=pk_1; x}"))
                .hasSize(4);
    }
}
