package dev.plumbline.idoc;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * IDoc XML. The root is named after the extension or basic type of the first IDoc. A raw segment is written with its data in one
 * field SDATA. Characters that XML 1.0 cannot hold become blanks.
 */
public final class XmlIdocWriter implements IdocWriter {
    private static final String NAMESPACE = "urn:sap-com:document:sap:idoc:soap:messages";
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    private final Charset charset;
    private final boolean pretty;
    private final boolean declaration;
    private final Envelope envelope;

    private enum Envelope {
        NONE,
        NAMESPACE,
        SOAP
    }

    private XmlIdocWriter(Charset charset, boolean pretty, boolean declaration, Envelope envelope) {
        this.charset = charset;
        this.pretty = pretty;
        this.declaration = declaration;
        this.envelope = envelope;
    }

    static XmlIdocWriter standard() {
        return new XmlIdocWriter(StandardCharsets.UTF_8, true, true, Envelope.NONE);
    }

    /** The encoding, which the XML declaration names; what it cannot hold becomes a character reference. */
    public XmlIdocWriter charset(Charset value) {
        return new XmlIdocWriter(value, pretty, declaration, envelope);
    }

    /** Everything on a single line. */
    public XmlIdocWriter singleLine() {
        return new XmlIdocWriter(charset, false, declaration, envelope);
    }

    /** No XML declaration; then the charset should be UTF-8 or UTF-16 with its byte order mark. */
    public XmlIdocWriter withoutDeclaration() {
        return new XmlIdocWriter(charset, pretty, false, envelope);
    }

    /** The root in the namespace that SAP uses for IDocs over SOAP. */
    public XmlIdocWriter namespace() {
        return new XmlIdocWriter(charset, pretty, declaration, Envelope.NAMESPACE);
    }

    /** A SOAP envelope around it all, as the XML-HTTP port writes with the SOAP option. */
    public XmlIdocWriter soap() {
        return new XmlIdocWriter(charset, pretty, declaration, Envelope.SOAP);
    }

    @Override
    public void write(List<Idoc> idocs, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, charset));
        XmlText xml = new XmlText(writer, charset.newEncoder(), pretty);
        if (declaration) {
            xml.declaration(charset.name());
        }
        if (envelope == Envelope.SOAP) {
            xml.start("SOAP-ENV:Envelope", " xmlns:SOAP-ENV=\"" + SOAP + '"');
            xml.start("SOAP-ENV:Body", "");
        }
        String root = rootOf(idocs);
        xml.start(root, envelope == Envelope.NONE ? "" : " xmlns=\"" + NAMESPACE + '"');
        for (Idoc idoc : idocs) {
            writeIdoc(idoc, xml);
        }
        xml.end(root);
        if (envelope == Envelope.SOAP) {
            xml.end("SOAP-ENV:Body");
            xml.end("SOAP-ENV:Envelope");
        }
        writer.flush();
    }

    private static String rootOf(List<Idoc> idocs) {
        for (Idoc idoc : idocs) {
            String extension = idoc.control().extension();
            String type = extension.isEmpty() ? idoc.control().basicType() : extension;
            if (!type.isEmpty()) {
                return SegmentNames.toTag(type);
            }
        }
        return "IDOCS";
    }

    private static void writeIdoc(Idoc idoc, XmlText xml) throws IOException {
        xml.start("IDOC", " BEGIN=\"1\"");
        ControlRecord control = idoc.control();
        if (!control.values().isEmpty()) {
            String table = control.table().isEmpty() ? "EDI_DC40" : control.table();
            xml.start(table, " SEGMENT=\"1\"");
            for (var value : control.values().entrySet()) {
                xml.field(value.getKey(), value.getValue());
            }
            xml.end(table);
        }
        for (Segment segment : idoc.segments()) {
            writeSegment(segment, xml);
        }
        for (StatusRecord status : idoc.statuses()) {
            xml.start("EDI_DS40", " SEGMENT=\"1\"");
            for (var value : status.values().entrySet()) {
                xml.field(value.getKey(), value.getValue());
            }
            xml.end("EDI_DS40");
        }
        xml.end("IDOC");
    }

    private static void writeSegment(Segment segment, XmlText xml) throws IOException {
        String tag = SegmentNames.toTag(segment.name());
        xml.start(tag, " SEGMENT=\"1\"");
        if (segment.isRaw()) {
            xml.field("SDATA", segment.raw().orElse(""));
        }
        for (Field field : segment.fields()) {
            xml.field(SegmentNames.toTag(field.name()), field.value());
        }
        for (Segment child : segment.children()) {
            writeSegment(child, xml);
        }
        xml.end(tag);
    }
}
