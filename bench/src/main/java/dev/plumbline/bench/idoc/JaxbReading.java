package dev.plumbline.bench.idoc;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** JAXB with classes of our own. */
final class JaxbReading {
    private final JAXBContext context;
    private final InputFactoryImpl parsers = new InputFactoryImpl();

    JaxbReading() {
        try {
            context = JAXBContext.newInstance(JaxbOrders.class);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** Over the JDK's parser, which is what JAXB takes when it is given bytes. */
    Seen asItComes(byte[] content) throws JAXBException {
        return ((JaxbOrders) context.createUnmarshaller().unmarshal(new ByteArrayInputStream(content))).seen();
    }

    /** Over Plumbline's parser. */
    Seen overAalto(byte[] content) throws JAXBException, XMLStreamException {
        XMLStreamReader xml = parsers.createXMLStreamReader(new ByteArrayInputStream(content));
        // An unmarshaller is not for several threads, so the usual use makes one per message, which is cheap.
        JaxbOrders orders = (JaxbOrders) context.createUnmarshaller().unmarshal(xml);
        xml.close();
        return orders.seen();
    }
}
