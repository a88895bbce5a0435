package dev.plumbline.idoc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReadingTest {
    private static String idoc(String docnum, String rest) {
        return "<IDOC BEGIN=\"1\"><EDI_DC40 SEGMENT=\"1\"><DOCNUM>" + docnum + "</DOCNUM></EDI_DC40>" + rest
                + "</IDOC>";
    }

    private static String healthy(String docnum) {
        return idoc(docnum, "<E1EDK01 SEGMENT=\"1\"><BELNR>1</BELNR></E1EDK01>");
    }

    @ParameterizedTest
    @EnumSource(Streams.class)
    void aBrokenIdocBetweenTwoHealthyOnesStopsAlone(Streams streams) {
        String broken = idoc("2", "<E1EDK01 SEGMENT=\"1\"><BELNR>1</CURCY></E1EDK01>");
        byte[] bytes =
                ("<ORDERS05>" + healthy("1") + "\n" + broken + "\n" + healthy("3") + "</ORDERS05>").getBytes(UTF_8);
        List<ReadResult> results = Reading.READER.stream(streams.of(bytes))
                .map(IdocReader.Item::result)
                .toList();
        assertThat(results).hasSize(3);
        assertThat(Reading.told(List.of(results.getFirst(), results.getLast()))).containsExactly("1", "3");
        ReadResult.Broken middle = (ReadResult.Broken) results.get(1);
        assertThat(middle.reason()).contains("not well formed").contains("BELNR");
        assertThat(middle.position().line()).isEqualTo(2);
        assertThat(middle.control().orElseThrow().docnum()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<E1EDK01 SEGMENT=\"1\"><!-- never closed <BELNR>1</BELNR></E1EDK01>",
                "<E1EDK01 SEGMENT=\"1\"><BELNR><![CDATA[ never closed</BELNR></E1EDK01>",
                "<E1EDK01 SEGMENT=\"1><BELNR>1</BELNR></E1EDK01>",
                "<E1EDK01 SEGMENT=\"1\"><BELNR>a < b</BELNR></E1EDK01>",
                "<E1EDK01 SEGMENT=\"1\"><BELNR>1</BELNR>",
                "<E1EDK01 SEGMENT=\"1\"><BELNR>&unknown;</BELNR></E1EDK01>",
                "<E1EDK01 SEGMENT=\"1\"></E1EDK01></E1EDK01>"
            })
    void whateverBreaksAnIdocTheNextOneIsFound(String content) {
        String text = "<ORDERS05>" + healthy("1") + idoc("2", content) + healthy("3") + "</ORDERS05>";
        List<ReadResult> results = Reading.read(text);
        assertThat(results).hasSize(3);
        assertThat(results.get(1)).isInstanceOf(ReadResult.Broken.class);
        assertThat(Reading.told(results)).startsWith("1").endsWith("3");
    }

    @Test
    void aMissingEndTagIsSaid() {
        String open = healthy("2").replace("</IDOC>", "");
        assertThat(Reading.told(Reading.read("<R>" + open + healthy("3") + open + "</R>")))
                .containsExactly(
                        "</IDOC> is missing: the next <IDOC> starts", "3", "</IDOC> is missing: </R> comes first");
        assertThat(Reading.told(Reading.read("<R>" + healthy("1") + open)))
                .containsExactly("1", "</IDOC> is missing: the file ends");
        assertThat(Reading.told(Reading.read("<R>" + healthy("1") + "<!-- cut")))
                .containsExactly("1", "the file ends before </R>: IDocs may be missing");
    }

    @Test
    void commentsCdataAndInstructionsAreNoTags() {
        Idoc idoc = Reading.only("<!-- <IDOC> --><R><?p <IDOC>?>"
                + idoc(
                        "1",
                        "<!-- </IDOC> --><E1EDK01 SEGMENT=\"1\" note=\"a>b\"><BELNR>a<!-- x -->b<![CDATA[</IDOC>&]]></BELNR></E1EDK01>")
                + "</R>");
        assertThat(idoc.segments().getFirst().text("BELNR")).isEqualTo("ab</IDOC>&");
    }

    @Test
    void prefixesAndSoapEnvelopesDoNotMatter() {
        String text = "<s:Envelope xmlns:s='urn:s'><s:Body><x:ORDERS05 xmlns:x='urn:x'>"
                + healthy("1").replace("<", "<x:").replace("<x:/", "</x:")
                + "</x:ORDERS05></s:Body></s:Envelope>";
        Idoc idoc = Reading.only(text);
        assertThat(idoc.control().docnum()).isEqualTo("1");
        assertThat(idoc.segments().getFirst().text("BELNR")).isEqualTo("1");
    }

    @Test
    void documentsMayFollowEachOther() {
        String document = "<?xml version=\"1.0\" encoding=\"%s\"?><R>%s</R>";
        String text = document.formatted("UTF-8", healthy("1")) + "\n" + document.formatted("ISO-8859-1", healthy("2"))
                + healthy("3") + "\uFEFF" + document.formatted("UTF-8", healthy("4"));
        assertThat(Reading.told(Reading.read(text))).containsExactly("1", "2", "3", "4");
    }

    @Test
    void theCharsetIsFoundByMarkDeclarationOrContent() {
        String name = idoc("1", "<E1EDKA1><NAME1>Käthe</NAME1></E1EDKA1>");
        for (Charset charset : List.of(UTF_8, ISO_8859_1, Charset.forName("windows-1252"), UTF_16LE)) {
            for (String declaration : List.of("", "<?xml version='1.0' encoding='" + charset.name() + "'?>")) {
                byte[] bytes = (declaration + "<R>" + name + "</R>").getBytes(charset);
                assertThat(Reading.only(bytes).segments().getFirst().text("NAME1"))
                        .isEqualTo("Käthe");
            }
        }
    }

    @Test
    void whatDeclaresUtf8AndIsNotIsBroken() {
        byte[] bytes = ("<?xml version='1.0' encoding='UTF-8'?><R>"
                        + idoc("1", "<E1EDKA1><NAME1>Käthe</NAME1></E1EDKA1>") + "</R>")
                .getBytes(ISO_8859_1);
        assertThat(Reading.read(bytes)).singleElement().isInstanceOf(ReadResult.Broken.class);
    }

    @Test
    void controlCharactersThatXmlForbidsBecomeBlanksWithAWarning() {
        Idoc idoc =
                Reading.only("<R>\n" + idoc("1", "<E1EDK01><BELNR>a\u0001b&#x1F;c&#2;d</BELNR></E1EDK01>") + "</R>");
        assertThat(idoc.segments().getFirst().text("BELNR")).isEqualTo("a b c\td");
        assertThat(idoc.warnings()).hasSize(3);
        assertThat(idoc.warnings().getFirst().position().line()).isEqualTo(2);
    }

    @Test
    void aDocumentTypeIsRefused() {
        String text = "<?xml version='1.0'?><!DOCTYPE R [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><R>"
                + idoc("1", "<E1EDK01><BELNR>&x;</BELNR></E1EDK01>") + "</R>";
        assertThat(Reading.broken(text).reason()).contains("DOCTYPE").contains("switch the embedded DTD off");
        StringBuilder laughs = new StringBuilder("<!DOCTYPE R [<!ENTITY a 'ha'>");
        for (char c = 'b'; c < 'z'; c++) {
            String before = "&" + (char) (c - 1) + ";";
            laughs.append("<!ENTITY ")
                    .append(c)
                    .append(" '")
                    .append(before.repeat(10))
                    .append("'>");
        }
        laughs.append("]><R>")
                .append(idoc("1", "<E1EDK01><BELNR>&y;</BELNR></E1EDK01>"))
                .append("</R>");
        assertThat(Reading.broken(laughs.toString()).reason()).contains("DOCTYPE");
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "<Z1A>".repeat(5000) + "</Z1A>".repeat(5000);
        assertThat(Reading.broken("<R>" + idoc("1", deep) + "</R>").reason())
                .isEqualTo("elements are nested deeper than 64");
        assertThat(Reading.broken("<R>".repeat(5000)).reason()).startsWith("XML without an IDOC element");
    }

    @Test
    void xmlWithoutAnIdocIsAProblem() {
        assertThat(Reading.broken("<html><body>Bad Gateway</body></html>").reason())
                .isEqualTo("XML without an IDOC element: <html><body>Bad Gateway</body></html>");
        assertThat(Reading.broken("<R><IDOC/></R>").reason()).isEqualTo("the IDOC element is empty");
        assertThat(Reading.broken("").reason()).isEqualTo("the input is empty");
        assertThat(Reading.broken(" \n ").reason()).isEqualTo("the input is empty");
    }

    @Test
    void versionOneDotOneIsRead() {
        assertThat(Reading.only("<?xml version=\"1.1\"?><R>" + healthy("1") + "</R>")
                        .control()
                        .docnum())
                .isEqualTo("1");
    }

    @Test
    void groupsAndDefinitionsOfBizTalkGiveTheSameTree() {
        Idoc idoc = Reading.only("<ns0:Receive xmlns:ns0='urn:r'><ns0:idocData><IDOC>"
                + "<EDI_DC40><DOCNUM>1</DOCNUM></EDI_DC40>"
                + "<E2KNA1M005GRP><E2KNA1M005><KUNNR>0000000007</KUNNR></E2KNA1M005>"
                + "<E2KNVVM007GRP><E2KNVVM007><VKORG>1000</VKORG></E2KNVVM007><E2KNVPM><PARVW>AG</PARVW></E2KNVPM></E2KNVVM007GRP>"
                + "</E2KNA1M005GRP></IDOC></ns0:idocData></ns0:Receive>");
        Segment customer = idoc.segments("E1KNA1M").getFirst();
        assertThat(customer.definition()).isEqualTo("E2KNA1M005");
        assertThat(customer.key("KUNNR")).contains("7");
        assertThat(customer.child("E1KNVVM")
                        .orElseThrow()
                        .child("E1KNVPM")
                        .orElseThrow()
                        .text("PARVW"))
                .isEqualTo("AG");
    }

    @Test
    void anElementWithChildrenIsASegmentAndOneWithoutAField() {
        Idoc idoc = Reading.only("<R>"
                + idoc(
                        "1",
                        "<_-RB04_-X><A>1</A><Z1SUB><B>2</B></Z1SUB><C> x</C><Z1SUB><B>3</B></Z1SUB><_-CWM_-D/></_-RB04_-X><Z1EMPTY/>")
                + "</R>");
        Segment segment = idoc.segments().getFirst();
        assertThat(segment.name()).isEqualTo("/RB04/X");
        assertThat(segment.fields()).extracting(Field::name).containsExactly("A", "C");
        assertThat(segment.fields()).extracting(Field::value).containsExactly("1", " x");
        assertThat(segment.children("Z1SUB"))
                .extracting(child -> child.text("B"))
                .containsExactly("2", "3");
        assertThat(idoc.segments().getLast().name()).isEqualTo("Z1EMPTY");
    }

    @Test
    void placesAreThoseOfTheFile() {
        String text = "\uFEFF<?xml version='1.0' encoding='utf-8'?>\r\n<R>\r\n" + healthy("1") + "\n äö "
                + "<IDOC>\n  <E1EDKA1>\n" + "    <NAME1>Ä</NAME1><ORT01>Ö</ORT01></E1EDKA1></IDOC></R>";
        Idoc second = ((ReadResult.Read) Reading.read(text).get(1)).idoc();
        Field place = second.segments().getFirst().field("ORT01").orElseThrow();
        int index = text.indexOf("Ö");
        assertThat(place.position())
                .isEqualTo(new Position(
                        6,
                        index - text.lastIndexOf('\n', index),
                        text.substring(0, index).getBytes(UTF_8).length));
        assertThat(second.segments().getFirst().position())
                .isEqualTo(new Position(
                        5, 3, text.substring(0, text.indexOf("<E1EDKA1")).getBytes(UTF_8).length));
    }

    @Test
    void aPieceHoldsTheIdocAsItCame() {
        String body = healthy("2").replace("><E1", ">\r\n\t<E1");
        String text =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a:R xmlns:a='u'>\n" + healthy("1") + body + "</a:R>";
        IdocSource piece =
                Reading.READER.stream(text.getBytes(UTF_8)).toList().get(1).source();
        assertThat(new String(piece.toBytes(), UTF_8))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a:R xmlns:a='u'>" + body + "</a:R>");
        assertThat(new String(piece.toBytes(), UTF_8).substring(piece.bodyStart(), piece.bodyEnd()))
                .isEqualTo(body);
        assertThat(piece.ordinal()).isEqualTo(2);
    }
}
