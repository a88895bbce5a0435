package dev.plumbline.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NothingInYamlTest {
    @Test
    void aTildeAndAnEmptyValueAreNothing() {
        Faults faults = new Faults();
        for (String text : new String[] {"key: ~", "key: null", "key:"}) {
            assertThat(YamlText.read("mapping.yaml", text, faults))
                    .hasValueSatisfying(
                            node -> assertThat(((Node.Mapping) node).get("key")).isEmpty());
        }
        assertThat(faults.all()).isEmpty();
    }
}
