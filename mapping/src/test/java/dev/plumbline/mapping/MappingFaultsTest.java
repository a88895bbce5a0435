package dev.plumbline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.mapping.yaml.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFaultsTest {
    private static Fault fault(String mapping) {
        List<Fault> faults = Sites.faults(mapping);
        assertThat(faults).hasSize(1);
        return faults.getFirst();
    }

    /** Each with its path and what the message must tell. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // names
                "source: {} | source | there is no such key; the nearest is sources",
                "sources: {custmer: {}} | sources.custmer | there is no such key; the nearest is customer",
                "sources: {customer: {emial: E1KNA1M.KUKLA}} | sources.customer.emial | the nearest is email",
                "sources: {order: {items: {quantty: MENGE}}} | sources.order.items.quantty | the nearest is quantity",
                "sources: {order: {kind: {form: E1EDK01.BSART}}} | sources.order.kind.form | the nearest is from",
                "sources: {messages: {ORDERS: ordr}} | sources.messages.ORDERS | 'ordr' is no document; the nearest is order",
                "sources: {basic-types: {ORDERS: order05}} | sources.basic-types.ORDERS | 'order05' is no document; the nearest is order",
                // forms
                "sources: 7 | sources | expected keys with values (key: value), found a single value",
                "sources: [a] | sources | expected keys with values (key: value), found a list",
                "sources: {customer: x} | sources.customer | expected keys with values (key: value), found a single value",
                "sources: {messages: [ORDERS]} | sources.messages | expected keys with values (key: value), found a list",
                "sources: {messages: {ORDERS: [order]}} | sources.messages.ORDERS | expected a single value, found a list",
                "sources: {customer: {city: [[E1KNA1M.ORT01]]}} | sources.customer.city | expected a single value or a list of such, found a list",
                "sources: {customer: {city: {codes: {1: a}}}} | sources.customer.city | expected from: where the city is found",
                "sources: {order: {items: E1EDP01}} | sources.order.items | expected keys with values (key: value), found a single value",
                "sources: {order: {items: [{position: POSEX}]}} | sources.order.items | expected each: where the segments of the items stand",
                // places
                "sources: {customer: {city: ORT01}} | sources.customer.city | 'ORT01' names no segment, expected SEGMENT/SEGMENT[QUALF=001].FIELD",
                "sources: {customer: {city: E1KNA1M-ORT01}} | sources.customer.city | 'E1KNA1M-ORT01' names no place in an IDoc",
                "sources: {customer: {city: E1KNA1M}} | sources.customer.city | 'E1KNA1M' names no segment",
                "sources: {customer: {city: E1KNA1N.ORT01}} | sources.customer.city | no segment E1KNA1N is known; the nearest is E1KNA1M; if it is right, import its layout",
                "sources: {customer: {city: E1KNA1M.ORT1}} | sources.customer.city | E1KNA1M has no field ORT1; the nearest is ORT01",
                "sources: {order: {number: `E1EDK02[QULF=002].BELNR`}} | sources.order.number | E1EDK02 has no field QULF; the nearest is QUALF",
                "sources: {order: {items: {material: IDTNR}}} | sources.order.items.material | E1EDP01 has no field IDTNR",
                "sources: {order: {items: {material: E1EDP19.IDTN}}} | sources.order.items.material | E1EDP19 has no field IDTN; the nearest is IDTNR",
                "sources: {customer: {phone: E1KNVVM.VKORG}} | sources.customer.phone | E1KNVVM does not stand at the top of an IDoc; it stands below E1KNA1M",
                "sources: {order: {items: {material: E1KNA1M.KUNNR}}} | sources.order.items.material | E1KNA1M does not stand below E1EDP01; it stands at the top of an IDoc",
                "sources: {order: {items: {each: E1EDP01.POSEX}}} | sources.order.items.each | 'E1EDP01.POSEX' names no place in an IDoc, expected segments",
                "sources: {order: {items: {each: E1EDP99}}} | sources.order.items.each | no segment E1EDP99 is known",
                "sources: {customer: {number: E1KNA1M.KUNNR+LAND1}} | sources.customer.number | only texts and dates are joined by +; expected a single field",
                // codes
                "sources: {order: {kind: E1EDK01.BSART}} | sources.order.kind | expected from and codes: SAP's codes and the words that they mean, expected one of sales, return",
                "sources: {order: {kind: {codes: {RE: retrun}}}} | sources.order.kind.codes.RE | 'retrun' is none of the words that Plumbline knows here, expected one of sales, return, memo-request, free-of-charge; the nearest is return",
                "sources: {order: {kind: {codes: {RE: [return]}}}} | sources.order.kind.codes.RE | expected a single value, found a list",
                "sources: {order: {kind: {otherwise: sold}}} | sources.order.kind.otherwise | 'sold' is none of the words that Plumbline knows here",
                "sources: {order: {kind: {otherwise: keep}}} | sources.order.kind.otherwise | a code of SAP means nothing here, expected one of sales, return, memo-request, free-of-charge, empty or reject",
                "sources: {customer: {number: {from: E1KNA1M.KUNNR, codes: {1: a}}}} | sources.customer.number | only texts and codes have a table of codes",
                "sources: {customer: {class: {from: E1KNA1M.KUKLA, codes: [a]}}} | sources.customer.class.codes | expected keys with values (key: value), found a list",
                "sources: {material: {status: {codes: material-states}}} | sources.material.status.codes | there is no table 'material-states' in sources.code-tables; the nearest is material-status",
                "sources: {code-tables: {movement-types: {901: reciept}}} | sources.code-tables.movement-types.901 | 'reciept' is none of the words that Plumbline knows here",
                "sources: {code-tables: {mine: [a]}} | sources.code-tables.mine | expected keys with values (key: value), found a list",
                "sources: {code-tables: x} | sources.code-tables | expected keys with values (key: value), found a single value",
                "sources: {segments-without-layout: {E1A: 1}} | sources.segments-without-layout | expected a single value or a list of such",
            })
    void eachFaultNamesItsPathWhatWasExpectedAndTheNearestName(String mapping, String path, String message) {
        assertThat(Sites.faults(mapping.replace('`', '\'')))
                .filteredOn(fault -> fault.path().equals(path))
                .anySatisfy(fault -> assertThat(fault.message()).contains(message));
    }

    @Test
    void aFaultStandsWhereItWasWritten() {
        Fault fault = fault("""
                sources:
                  customer:
                    # a comment
                    city: [E1KNA1M.ORT01, E1KNA1M.ORT1]
                """);
        assertThat(fault.place()).hasToString("site.yaml, line 4, column 27");
    }

    @Test
    void anUnknownKeyIsAFaultOfTheKeyItself() {
        assertThat(fault("sources:\n  customer:\n    emial: E1KNA1M.KUKLA\n").place())
                .hasToString("site.yaml, line 3, column 5");
    }

    @Test
    void allFaultsOfAllFilesAreToldAtOnceInTheirOrder() {
        assertThat(Sites.faults(
                        "sources:\n  customer:\n    city: E1KNA1M.ORT1\n    emial: E1KNA1M.KUKLA\n",
                        "sources:\n  order:\n    kind: {otherwise: sold}\n"))
                .extracting(
                        fault -> fault.place().file(), fault -> fault.place().line(), Fault::path)
                .containsExactly(
                        tuple("site.yaml", 3, "sources.customer.city"),
                        tuple("site.yaml", 4, "sources.customer.emial"),
                        tuple("site2.yaml", 3, "sources.order.kind.otherwise"));
    }

    @Test
    void aFaultyWordOfASharedTableIsOneFaultHoweverManyBindingsUseIt() {
        Fault fault = fault("sources: {code-tables: {material-status: {98: ended}}}");
        assertThat(fault.path()).isEqualTo("sources.code-tables.material-status.98");
        assertThat(fault.message()).contains("expected one of discontinued, sold");
    }

    @Test
    void whatIsNoYamlIsAFaultWithItsPlace() {
        Fault fault = fault("sources:\n  customer: {city: E1KNA1M.ORT01\n");
        assertThat(fault.place().file()).isEqualTo("site.yaml");
        assertThat(fault.place().line()).isBetween(2, 3);
        assertThat(fault.message()).startsWith("this is no YAML:").contains("a comma or a closing bracket is missing");
    }

    @Test
    void aKeyThatIsThereTwiceIsAFaultOfTheSecond() {
        Fault fault = fault("sources:\n  customer:\n    city: E1KNA1M.ORT01\n    city: E1KNA1M.ORT02\n");
        assertThat(fault.place().line()).isEqualTo(4);
    }

    @Test
    void aFileThatIsNoMappingIsAFault() {
        assertThat(fault("- a\n- b\n").message()).isEqualTo("expected keys with values (key: value), found a list");
    }

    @Test
    void aFaultIsReadAsASentence() {
        assertThat(fault("source: {}").toString())
                .isEqualTo("site.yaml, line 1, column 1: source: there is no such key; the nearest is sources");
    }
}
