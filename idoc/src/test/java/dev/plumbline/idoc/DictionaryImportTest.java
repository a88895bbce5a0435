package dev.plumbline.idoc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class DictionaryImportTest {
    private static final Path FOLDER = Path.of(System.getProperty("plumbline.root", "."), "..", "shared", "schemas");

    private static final String WE60 = """
            BEGIN_RECORD_SECTION
              BEGIN_CONTROL_RECORD
                BEGIN_FIELDS
                  NAME                TABNAM
                  LENGTH              000010
                  FIELD_POS           0001
                  CHARACTER_FIRST     000001
                  CHARACTER_LAST      000010
                END_FIELDS
              END_CONTROL_RECORD
            END_RECORD_SECTION
            BEGIN_SEGMENT_SECTION
              BEGIN_IDOC          ORDERS05
                EXTENSION           ZGARTEN01
                BEGIN_GROUP                    1
                  LEVEL               02
                  BEGIN_SEGMENT       Z2GARTEN001
                    SEGMENTTYPE         Z1GARTEN
                    QUALIFIED
                    LEVEL               02
                    STATUS              OPTIONAL
                    LOOPMIN             0000000001
                    LOOPMAX             0000000099
                    BEGIN_FIELDS
                      NAME                BEET
                      TEXT                NAME of the bed für Gemüse
                      TYPE                CHARACTER
                      LENGTH              000004
                      FIELD_POS           0001
                      CHARACTER_FIRST     000064
                      CHARACTER_LAST      000067
                      VALUE               '001'
                      VALUE_TEXT          LENGTH unknown

                      NAME                PFLANZE
                      TEXT                Plant
                      TYPE                CHARACTER
                      LENGTH              000010
                      FIELD_POS           0002
                      CHARACTER_FIRST     000068
                      CHARACTER_LAST      000077

                    END_FIELDS
                  END_SEGMENT
                  BEGIN_SEGMENT       /ACME/BAUM_E1EDK01003
                    SEGMENTTYPE         /ACME/BAUM_E1EDK01
                    LEVEL               03
                    BEGIN_FIELDS
                      NAME                HOEHE
                      LENGTH              000005
                      CHARACTER_FIRST     000064
                      CHARACTER_LAST      000068
                    END_FIELDS
                  END_SEGMENT
                END_GROUP
                BEGIN_SEGMENT       Z2ZAUN
                  SEGMENTTYPE         Z1ZAUN
                  LEVEL               02
                  BEGIN_FIELDS
                    NAME                FARBE
                    LENGTH              000003
                    CHARACTER_FIRST     000064
                    CHARACTER_LAST      000066
                  END_FIELDS
                END_SEGMENT
              END_IDOC
            END_SEGMENT_SECTION
            """;

    private static final String XSD = """
            <?xml version="1.0" encoding="utf-8"?>
            <xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" version="1.0">
             <xsd:element name="ZGARTEN01"><xsd:complexType><xsd:sequence>
              <xsd:element name="IDOC"><xsd:complexType><xsd:sequence>
               <xsd:element name="EDI_DC40"><xsd:complexType><xsd:sequence>
                <xsd:element name="TABNAM" type="xsd:string" fixed="EDI_DC40"/>
               </xsd:sequence></xsd:complexType></xsd:element>
               <xsd:element name="Z1GARTEN" minOccurs="0" maxOccurs="99">
                <xsd:annotation><xsd:documentation>Beet für Gemüse</xsd:documentation></xsd:annotation>
                <xsd:complexType>
                 <xsd:sequence>
                  <xsd:element name="BEET" minOccurs="0"><xsd:simpleType><xsd:restriction base="xsd:string">
                   <xsd:maxLength value="4"/></xsd:restriction></xsd:simpleType></xsd:element>
                  <xsd:element name="PFLANZE" minOccurs="0"><xsd:simpleType><xsd:restriction base="xsd:string">
                   <xsd:maxLength value="10"/></xsd:restriction></xsd:simpleType></xsd:element>
                  <xsd:element name="_-ACME_-BAUM_E1EDK01" minOccurs="0"><xsd:complexType><xsd:sequence>
                   <xsd:element name="HOEHE"><xsd:simpleType><xsd:restriction base="xsd:string">
                    <xsd:maxLength value="5"/></xsd:restriction></xsd:simpleType></xsd:element>
                   </xsd:sequence><xsd:attribute name="SEGMENT" type="xsd:string" fixed="1"/>
                  </xsd:complexType></xsd:element>
                 </xsd:sequence>
                 <xsd:attribute name="SEGMENT" type="xsd:string" use="required" fixed="1"/>
                </xsd:complexType>
               </xsd:element>
              </xsd:sequence><xsd:attribute name="BEGIN" type="xsd:string" fixed="1"/></xsd:complexType></xsd:element>
             </xsd:sequence></xsd:complexType></xsd:element>
            </xsd:schema>
            """;

    private static final String WSDL = """
            <?xml version="1.0"?>
            <wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"><wsdl:types>
             <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:g="urn:garten" targetNamespace="urn:garten">
              <xs:element name="ZGARTEN01"><xs:complexType><xs:sequence>
               <xs:element name="IDOC" maxOccurs="unbounded" type="g:GARTEN"/>
              </xs:sequence></xs:complexType></xs:element>
              <xs:complexType name="GARTEN"><xs:sequence>
               <xs:element name="EDI_DC40" type="g:CONTROL"/>
               <xs:element name="Z1GARTEN" type="g:BED"/>
              </xs:sequence></xs:complexType>
              <xs:complexType name="BED"><xs:sequence>
               <xs:element name="BEET" type="g:CHAR4"/>
               <xs:element ref="g:PFLANZE"/>
               <xs:element name="Z1GARTEN" type="g:BED" minOccurs="0"/>
              </xs:sequence></xs:complexType>
              <xs:simpleType name="CHAR4"><xs:restriction base="g:CHAR"><xs:maxLength value="4"/></xs:restriction></xs:simpleType>
              <xs:simpleType name="CHAR"><xs:restriction base="xs:string"><xs:maxLength value="10"/></xs:restriction></xs:simpleType>
              <xs:simpleType name="PLANT"><xs:restriction base="g:CHAR"/></xs:simpleType>
              <xs:element name="PFLANZE" type="g:PLANT"/>
              <xs:complexType name="CONTROL"><xs:sequence><xs:any/></xs:sequence></xs:complexType>
             </xs:schema>
            </wsdl:types></wsdl:definitions>
            """;

    @TempDir
    Path folder;

    private Dictionary imported(String text) throws IOException {
        return imported(text, UTF_8);
    }

    private Dictionary imported(String text, Charset charset) throws IOException {
        return DictionaryImport.read(Files.write(folder.resolve("garten.txt"), text.getBytes(charset)));
    }

    private SchemaFormatException refused(String text) {
        SchemaFormatException[] thrown = new SchemaFormatException[1];
        assertThatExceptionOfType(SchemaFormatException.class)
                .isThrownBy(() -> imported(text))
                .satisfies(refusal -> thrown[0] = refusal)
                .satisfies(refusal -> assertThat(refusal.file()).isEqualTo(folder.resolve("garten.txt")))
                .satisfies(refusal -> assertThat(refusal)
                        .hasMessageStartingWith(refusal.file() + ", line " + refusal.line() + ": found "));
        return thrown[0];
    }

    /** The number of the line that contains the text first. */
    private static int lineOf(String text, String part) {
        return text.substring(0, text.indexOf(part)).split("\n", -1).length;
    }

    private static List<String> shown(Dictionary dictionary) {
        return dictionary.layouts().stream()
                .map(layout ->
                        layout.name() + " " + layout.definition() + " " + layout.parents() + " " + layout.columns())
                .map(line -> line.replace("Column", ""))
                .toList();
    }

    /** An IDoc of data records written by hand, the second below the first, the third at the top. */
    private static Idoc cut(Dictionary imported, String... definitionsAndData) {
        ControlRecord control = ControlRecord.builder()
                .client("100")
                .docnum("0000000000000001")
                .direction("1")
                .basicType("ORDERS05")
                .messageType("ORDRSP")
                .build();
        StringBuilder file =
                new StringBuilder(new String(IdocWriter.flat(Dictionary.empty()).toBytes(Idoc.of(control)), UTF_8));
        int number = 0;
        for (String record : definitionsAndData) {
            number++;
            int bar = record.indexOf('|');
            file.append("%-30s100%016d%06d%06d%02d"
                            .formatted(record.substring(0, bar), 1, number, number == 2 ? 1 : 0, 1))
                    .append(record.substring(bar + 1))
                    .append('\n');
        }
        IdocReader reader = new IdocReader(Dictionary.standard().overriddenBy(imported));
        List<ReadResult> results = reader.stream(file.toString().getBytes(UTF_8))
                .map(IdocReader.Item::result)
                .toList();
        assertThat(results).singleElement().isInstanceOf(ReadResult.Read.class);
        return ((ReadResult.Read) results.getFirst()).idoc();
    }

    @Test
    void aParserExportGivesNamesPlacesAndHierarchy() throws IOException {
        assertThat(shown(imported(WE60)))
                .containsExactly(
                        "Z1GARTEN Z2GARTEN001 [-] [[name=BEET, offset=0, length=4], [name=PFLANZE, offset=4, length=10]]",
                        "/ACME/BAUM_E1EDK01 /ACME/BAUM_E1EDK01003 [Z1GARTEN] [[name=HOEHE, offset=0, length=5]]",
                        "Z1ZAUN Z2ZAUN [-] [[name=FARBE, offset=0, length=3]]");
    }

    @Test
    void anOlderParserExportCountsBytes() throws IOException {
        String older = WE60.replace("CHARACTER_FIRST", "BYTE_FIRST").replace("CHARACTER_LAST", "BYTE_LAST");
        assertThat(shown(imported(older.replace("\n", "\r\n")))).isEqualTo(shown(imported(WE60)));
    }

    @Test
    void aFlatSegmentIsCutIntoFieldsByAParserExport() throws IOException {
        Idoc idoc = cut(imported(WE60), "Z2GARTEN001|B01 Rose      ", "/ACME/BAUM_E1EDK01003|12.50", "E2EDK14|0080010");
        Segment garden = idoc.segments().getFirst();
        assertThat(garden.text("BEET")).isEqualTo("B01");
        assertThat(garden.text("PFLANZE")).isEqualTo("Rose");
        assertThat(garden.child("/ACME/BAUM_E1EDK01").orElseThrow().text("HOEHE"))
                .isEqualTo("12.50");
        assertThat(idoc.segments().getLast().text("ORGID")).isEqualTo("0010");
    }

    @Test
    void aFlatSegmentIsCutIntoFieldsByASchema() throws IOException {
        Idoc idoc = cut(imported(XSD), "Z2GARTEN001|B01 Rose", "/ACME/BAUM_E1EDK01003|12.50");
        Segment garden = idoc.segments().getFirst();
        assertThat(garden.name()).isEqualTo("Z1GARTEN");
        assertThat(garden.text("PFLANZE")).isEqualTo("Rose");
        assertThat(garden.child("/ACME/BAUM_E1EDK01").orElseThrow().text("HOEHE"))
                .isEqualTo("12.50");
    }

    @Test
    void aSchemaGivesPlacesByAddingUpLengths() throws IOException {
        assertThat(shown(imported(XSD)))
                .containsExactly(
                        "Z1GARTEN Z2GARTEN000 [-] [[name=BEET, offset=0, length=4], [name=PFLANZE, offset=4, length=10]]",
                        "/ACME/BAUM_E1EDK01 /ACME/BAUM_E1EDK01000 [Z1GARTEN] [[name=HOEHE, offset=0, length=5]]");
    }

    @Test
    void aWsdlIsReadThroughItsNamedTypesEvenIfTheyHoldThemselves() throws IOException {
        assertThat(shown(imported(WSDL)))
                .containsExactly("Z1GARTEN Z2GARTEN000 [-, Z1GARTEN]"
                        + " [[name=BEET, offset=0, length=4], [name=PFLANZE, offset=4, length=10]]");
    }

    @Test
    void aFileSaysOfWhichIdocTypeItIs() throws IOException {
        assertThat(List.of(described(WE60), described(XSD), described(WSDL)))
                .extracting(IdocSchema::type, IdocSchema::kind)
                .containsExactly(
                        tuple("ZGARTEN01", IdocSchema.Kind.WE60),
                        tuple("ZGARTEN01", IdocSchema.Kind.XSD),
                        tuple("ZGARTEN01", IdocSchema.Kind.WSDL));
        assertThat(described(WE60.replace("EXTENSION           ZGARTEN01\n", "\n"))
                        .type())
                .isEqualTo("ORDERS05");
    }

    private IdocSchema described(String text) throws IOException {
        return DictionaryImport.describe(Files.writeString(folder.resolve("garten.txt"), text));
    }

    @Test
    void anEarlierReleaseDoesNotShortenWhatIsKnownAndPlacesAddUp() {
        SegmentLayout longer = layout("TREE", "Z1GARDEN", 2);
        SegmentLayout shorter = layout("TREE", "Z1PARK", 1);
        for (Dictionary both : List.of(
                Dictionary.of(List.of(longer)).overriddenBy(Dictionary.of(List.of(shorter))),
                Dictionary.of(List.of(shorter)).overriddenBy(Dictionary.of(List.of(longer))))) {
            assertThat(both.find("TREE")).hasValueSatisfying(tree -> {
                assertThat(tree.columns()).hasSize(2);
                assertThat(tree.parents()).containsExactlyInAnyOrder("Z1GARDEN", "Z1PARK");
            });
        }
    }

    private static SegmentLayout layout(String name, String parent, int fields) {
        List<SegmentLayout.Column> columns = new ArrayList<>();
        for (int n = 0; n < fields; n++) {
            columns.add(new SegmentLayout.Column("F" + n, 10 * n, 10));
        }
        return new SegmentLayout(name, name, Set.of(parent), columns);
    }

    @Test
    void theCharsetOfDescriptionsDoesNotMatter() throws IOException {
        assertThat(shown(imported(WE60, ISO_8859_1))).isEqualTo(shown(imported(WE60)));
        assertThat(shown(imported("\uFEFF" + WE60, UTF_16LE))).isEqualTo(shown(imported(WE60)));
        assertThat(shown(imported("\uFEFF" + WE60))).isEqualTo(shown(imported(WE60)));
        assertThat(shown(imported(XSD, ISO_8859_1))).isEqualTo(shown(imported(XSD)));
        assertThat(shown(imported("\uFEFF" + XSD.replace("utf-8", "utf-16"), UTF_16LE)))
                .isEqualTo(shown(imported(XSD)));
    }

    @Test
    void anExportedFieldWithoutLengthIsRefused() {
        String without = WE60.replace(
                "LENGTH              000010\n          FIELD_POS           0002", "FIELD_POS           0002");
        assertThat(without).isNotEqualTo(WE60);
        assertThat(refused(without))
                .hasMessageContaining(
                        "line " + lineOf(without, "PFLANZE")
                                + ": found field PFLANZE of Z2GARTEN001 without a length, expected LENGTH with a number above 0");
    }

    @Test
    void anExportedFieldWhoseNumbersContradictEachOtherIsRefused() {
        assertThat(refused(WE60.replace("LAST      000077", "LAST      000078")))
                .hasMessageContaining(
                        "PFLANZE of Z2GARTEN001 with LENGTH 10 from 68 to 78, expected CHARACTER_LAST 77");
    }

    @Test
    void anExportedFieldOverAnotherIsRefused() {
        assertThat(refused(WE60.replace("FIRST     000068", "FIRST     000067")
                        .replace("LAST      000077", "LAST      000076")))
                .hasMessageContaining("PFLANZE of Z2GARTEN001 from 67, expected a place from 68");
    }

    @Test
    void anExportedLengthThatIsNoNumberIsRefused() {
        assertThat(refused(WE60.replace("LENGTH              000003", "LENGTH              3,0")))
                .hasMessageContaining("line " + lineOf(WE60, "000003") + ": found 'LENGTH 3,0' for field FARBE");
    }

    @Test
    void aSegmentThatDoesNotEndIsRefused() {
        assertThat(refused(WE60.replaceFirst(" +END_SEGMENT\n", "")))
                .hasMessageContaining("found BEGIN_SEGMENT, expected END_SEGMENT for Z2GARTEN001 of line "
                        + lineOf(WE60, "Z2GARTEN001") + " before it");
    }

    @Test
    void anExportThatWasCutOffIsRefused() {
        assertThat(refused(WE60.substring(0, WE60.indexOf("  END_IDOC"))))
                .hasMessageContaining(
                        "found the end of the file, expected END_SEGMENT_SECTION; the export was cut off");
    }

    @Test
    void twoLayoutsOfOneSegmentThatDoNotGrowOutOfEachOtherAreRefused() {
        String twice = WE60.replace("SEGMENTTYPE         Z1ZAUN", "SEGMENTTYPE         Z1GARTEN");
        assertThat(refused(twice))
                .hasMessageContaining(
                        "line " + lineOf(WE60, "Z2ZAUN") + ": found Z1GARTEN with other fields than before");
    }

    @Test
    void aSchemaFieldWithoutMaxLengthIsRefused() {
        String without = XSD.replace("<xsd:maxLength value=\"10\"/>", "");
        assertThat(refused(without))
                .hasMessageContaining("line " + lineOf(XSD, "PFLANZE")
                        + ": found field PFLANZE of Z1GARTEN of type xsd:string without xsd:maxLength,"
                        + " expected xsd:maxLength");
    }

    @Test
    void aSchemaFieldThatRepeatsIsRefused() {
        assertThat(refused(XSD.replace("\"BEET\" minOccurs=\"0\"", "\"BEET\" maxOccurs=\"2\"")))
                .hasMessageContaining("field BEET of Z1GARTEN repeated");
    }

    @Test
    void aSchemaThatRefersToAnotherFileIsRefused() {
        assertThat(refused(WSDL.replace("g:PLANT", "g:TREE")))
                .hasMessageContaining("of type g:TREE, expected this type in the same file");
    }

    @Test
    void aSegmentWithUnknownContentIsRefused() {
        assertThat(refused(WSDL.replace("<xs:element ref=\"g:PFLANZE\"/>", "<xs:any/>")))
                .hasMessageContaining("found segment Z1GARTEN with xs:any");
    }

    @Test
    void aSegmentLongerThanADataRecordIsRefused() {
        assertThat(refused(XSD.replace("value=\"10\"", "value=\"997\"")))
                .hasMessageContaining("field PFLANZE of Z1GARTEN up to 1001, expected no more than 1000 characters");
    }

    @Test
    void aDocumentTypeDeclarationIsRefused() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "geheim");
        String declared = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n";
        assertThat(refused(XSD.replaceFirst("\n", "\n" + declared)))
                .hasMessageContaining("line 2: found a document type declaration (DTD), expected none");
    }

    @Test
    void brokenXmlIsRefusedWithItsLine() {
        assertThat(refused(XSD.replaceFirst("</xsd:annotation>", "")))
                .hasMessageContaining("expected well-formed XML")
                .satisfies(refusal -> assertThat(refusal.line()).isGreaterThanOrEqualTo(lineOf(XSD, "annotation")));
    }

    @Test
    void deeplyNestedXmlIsRefused() {
        String deep = XSD.replaceFirst("<xsd:sequence>", "<xsd:sequence>".repeat(100_000));
        assertThat(refused(deep)).hasMessageContaining("elements more than 1000 deep");
    }

    @Test
    void otherFilesAreRefusedWithWhatTheyAre() {
        assertThat(refused("\n")).hasMessageContaining("found an empty file");
        assertThat(refused("EDI_DC40  100")).hasMessageContaining("found an IDoc, expected a WE60 parser export");
        assertThat(refused("a;b\nc;d")).hasMessageContaining("line 1: found 'a;b', expected a WE60 parser export");
        assertThat(refused("<html><body/></html>")).hasMessageContaining("found <html> without an XML schema");
        assertThat(refused(XSD.replace("\"IDOC\"", "\"OTHER\"")))
                .hasMessageContaining("found no segment, expected an element IDOC");
    }

    @TestFactory
    Stream<DynamicTest> eachCollectedExportAndSchemaAgreesWithTheStandardDictionary() throws IOException {
        Path index = FOLDER.resolve("INDEX.tsv");
        assumeTrue(Files.exists(index));
        return Files.readAllLines(index).stream()
                .map(line -> line.split("\t", -1))
                .filter(cells -> List.of("WE60-parser", "XSD", "WSDL").contains(cells[1]))
                .map(cells -> DynamicTest.dynamicTest(cells[0], () -> agrees(FOLDER.resolve(cells[0]))));
    }

    private static void agrees(Path file) throws IOException {
        Dictionary standard = Dictionary.standard();
        Dictionary imported = DictionaryImport.read(file);
        assertThat(imported.layouts()).hasSizeGreaterThan(5);
        List<String> differences = new ArrayList<>();
        for (SegmentLayout layout : imported.layouts()) {
            standard.find(layout.name())
                    .filter(known -> !differsByInsertedName(layout, known))
                    .ifPresent(known -> differences.addAll(differences(layout, known)));
        }
        assertThat(differences).isEmpty();
    }

    private static List<String> differences(SegmentLayout layout, SegmentLayout known) {
        return layout.columns().stream()
                .flatMap(column -> known
                        .column(column.name())
                        .filter(other -> !other.equals(column))
                        .map(other -> layout.name() + ": " + column + " but " + other)
                        .stream())
                .toList();
    }

    /** MuleSoft's DEBMAS01 has E1KNA1M-NAMEV behind LOEVM, which no other collected schema of this segment has. */
    private static boolean differsByInsertedName(SegmentLayout layout, SegmentLayout known) {
        return layout.name().equals("E1KNA1M")
                && layout.column("NAMEV").isPresent() != known.column("NAMEV").isPresent();
    }

    @Test
    void theCHeaderOfTheSameTransactionIsNamed() {
        Path header = FOLDER.resolve("MyLoadTest__IDocWizard__idoc1.h");
        assumeTrue(Files.exists(header));
        assertThatExceptionOfType(SchemaFormatException.class)
                .isThrownBy(() -> DictionaryImport.read(header))
                .withMessageContaining("found WE60's C header, expected a WE60 parser export");
    }
}
