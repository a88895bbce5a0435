package dev.plumbline.mapping.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.plumbline.mapping.MappingLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingSchemaTest {
    private static final Path DOCS = Path.of(System.getProperty("plumbline.root"), "docs");
    private static final Path FILE = DOCS.resolve("mapping.schema.json");

    /** Editors know that {@code ~} is nothing, this validator's parser does not. */
    private static final Pattern NOTHING = Pattern.compile("(?<=: )~(?=[\\s,}])");

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(MappingSchema.text());

    private List<String> violations(String yaml) {
        return schema.validate(NOTHING.matcher(yaml).replaceAll("null"), InputFormat.YAML).stream()
                .map(Error::toString)
                .toList();
    }

    @Test
    void theSchemaIsWhatTheCodeSays() throws IOException {
        if (Boolean.getBoolean("plumbline.regenerate")) {
            Files.writeString(FILE, MappingSchema.text());
            return;
        }
        assertThat(Files.readString(FILE))
                .as(
                        "%s is out of date; rewrite it with ./mvnw -pl mapping -am test -Dtest=MappingSchemaTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dplumbline.regenerate=true",
                        FILE)
                .isEqualTo(MappingSchema.text());
    }

    @Test
    void theDefaultMappingKeepsToIt() {
        assertThat(violations(MappingLoader.standard().text())).isEmpty();
    }

    @Test
    void theWorkedExampleKeepsToIt() throws IOException {
        assertThat(violations(Files.readString(DOCS.resolve("examples/mapping/mapping.yaml"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source: {}",
                "sources: {custmer: {}}",
                "sources: {customer: {emial: E1KNA1M.KUKLA}}",
                "sources: {customer: {city: E1KNA1M-ORT01}}",
                "sources: {customer: {city: ORT01}}",
                "sources: {order: {items: {each: E1EDP01.POSEX}}}",
                "sources: {order: {kind: E1EDK01.BSART}}",
                "sources: {order: {kind: {codes: {RE: retrun}}}}",
                "sources: {order: {kind: {otherwise: keep}}}",
                "sources: {customer: {number: {from: E1KNA1M.KUNNR, codes: {1: a}}}}",
                "sources: {customer: {extra: {loyalty-class: //Z1.A}}}",
                "sources: {delivery: {extra: {a: //Z1.A}}}",
                "sources: {messages: {ORDERS: ordr}}",
                "rules: {orders: {valeu: net}}",
                "rules: {orders: {value: netto}}",
                "rules: {holds: {credit-check: PT1H synthesise}}",
                "rules: {accounts: {sales-organisations: {2000: our account}}}",
                "rules: {filters: {internal: {orders: 'true', reason: ours}}}",
                "rules: {filters: {our own: {order: 'true', reason: ours}}}",
                "rules: {filters: [internal]}",
                "targets: {profile: {attributes: {firstname: customer.firstName}}}",
                "targets: {profile: {properties: {A: {value: a, typ: int}}}}",
                "targets: {profile: {properties: {A: {owner: klavio}}}}",
                "targets: {profile: {properties: {A: {value: a, must: {requird: true}}}}}",
                "targets: {profile: {properties: {A: {value: a, must: {required: yes, please}}}}}",
                "targets: {profile: {properties: {A: {value: a, must: {from: none}}}}}",
                "targets: {profile: {properties: {A: {value: a, must: {be: []}}}}}",
                "targets: {profile: {properties: {A: {value: a, breach: leave_out}}}}",
                "rules: {holds: {quality-gate: PT1H synthesise}}",
                "targets: {profile: {properties: {$a: customer.number}}}",
                "targets: {profile: {properties: {Marketing Consent: customer.number}}}",
                "targets: {events: {fullfilled: {}}}",
                "targets: {events: {placed: {A: order.number}}}"
            })
    void whatNoMappingCanSayIsRefused(String yaml) {
        assertThat(violations(yaml)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sources: {customer: {email: ~}}",
                "sources: {customer: {city: ['E1KNA1M[MSGFN=005].ORT01', //Z1A.B+C=D]}}",
                "sources: {customer: {class: {from: E1KNA1M.KUKLA, codes: {1: 7}, otherwise: other}}}",
                "sources: {stock-count: {stocks: [{each: //Z1, material: MATNR, plant: /Z2.WERKS}]}}",
                "targets: {profile: {properties: {A: {value: a, must: {match: '[A-Z]', be: gold}, breach: pass}}}}",
                "targets: {profile: {properties: {A: {value: a, must: {from: 0, to: '99.5', not-turn-empty: true}}}}}",
                "rules: {metrics: {placed: Bought}, stock: {safety: 3, places: 1000}}",
                "rules: {filters: {internal: {order: 'true', reason: ours}, samples: ~, parts: {reason: other}}}",
                "targets: {profile: {properties: {A: ~, B: {value: a, normal: {when: value > 1}}, 'C*': customer.refunded}}}"
            })
    void whatAMappingCanSayIsTaken(String yaml) {
        assertThat(violations(yaml)).isEmpty();
    }
}
