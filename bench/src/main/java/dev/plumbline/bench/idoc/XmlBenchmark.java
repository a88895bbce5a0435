package dev.plumbline.bench.idoc;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading an IDoc in XML. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class XmlBenchmark {
    private final byte[] content = SampleIdoc.xml();
    private final Plumbline plumbline = new Plumbline();
    private final JacksonReading jackson = JacksonReading.asItComes();
    private final JacksonReading jacksonOverAalto = JacksonReading.overAalto();
    private final JaxbReading jaxb = new JaxbReading();
    private final InputFactoryImpl parsers = new InputFactoryImpl();

    @Setup
    public void check() throws JAXBException, XMLStreamException {
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Seen.check("plumbline", plumbline.read(content));
        Seen.check("jackson", jackson.read(content));
        Seen.check("jacksonOverAalto", jacksonOverAalto.read(content));
        Seen.check("jaxb", jaxb.asItComes(content));
        Seen.check("jaxbOverAalto", jaxb.overAalto(content));
    }

    @Benchmark
    public Object plumbline() {
        return plumbline.read(content);
    }

    @Benchmark
    public int plumblineEveryField() {
        return plumbline.everyField(content);
    }

    @Benchmark
    public Object jackson() {
        return jackson.read(content);
    }

    @Benchmark
    public Object jacksonOverAalto() {
        return jacksonOverAalto.read(content);
    }

    @Benchmark
    public Object jaxb() throws JAXBException {
        return jaxb.asItComes(content);
    }

    @Benchmark
    public Object jaxbOverAalto() throws JAXBException, XMLStreamException {
        return jaxb.overAalto(content);
    }

    /** The limit: the events of the parser that Plumbline uses, with names and texts touched and nothing kept. */
    @Benchmark
    public int limit() throws XMLStreamException {
        XMLStreamReader xml = parsers.createXMLStreamReader(new ByteArrayInputStream(content));
        int sum = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS) {
                // Without this the parser would skip the text.
                sum += xml.getTextLength();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                sum += xml.getLocalName().length();
            }
        }
        xml.close();
        return sum;
    }
}
