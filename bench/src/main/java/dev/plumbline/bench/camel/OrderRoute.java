package dev.plumbline.bench.camel;

import dev.plumbline.bench.idoc.JaxbOrders;
import dev.plumbline.bench.idoc.PlacedOrder;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.jaxb.JaxbDataFormat;
import org.apache.camel.spi.IdempotentRepository;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP, JAXB, an idempotent consumer on PostgreSQL, HTTP: what one writes with Camel to tell Klaviyo of SAP's orders. An order is
 * answered when Klaviyo has taken its event; one that came before is answered and told no more.
 */
final class OrderRoute extends RouteBuilder {
    private static final DateTimeFormatter SAP_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final ZoneId SAP_ZONE = ZoneId.of("Europe/Berlin");

    private final URI klaviyo;
    private final IdempotentRepository repository;

    /** @param repository of the numbers of the IDocs that were told */
    OrderRoute(URI klaviyo, IdempotentRepository repository) {
        this.klaviyo = klaviyo;
        this.repository = repository;
    }

    @Override
    public void configure() throws JAXBException {
        from("platform-http:/idocs")
                .unmarshal(new JaxbDataFormat(JAXBContext.newInstance(JaxbOrders.class)))
                .process(exchange -> exchange.getMessage()
                        .setBody(exchange.getMessage()
                                .getMandatoryBody(JaxbOrders.class)
                                .placed()))
                .idempotentConsumer(simple("${body.docnum}"), repository)
                .process(exchange -> exchange.getMessage()
                        .setBody(event(exchange.getMessage().getMandatoryBody(PlacedOrder.class))))
                .removeHeaders("*")
                .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/vnd.api+json"))
                .setHeader("Authorization", constant("Klaviyo-API-Key pk_bench"))
                .setHeader("revision", constant("2026-07-15"))
                .to(klaviyo + "/api/events?connectionsPerRoute=64&maxTotalConnections=64")
                .end()
                .removeHeaders("*")
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(200))
                .setBody(constant(""));
    }

    private static String event(PlacedOrder order) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("OrderId", order.number());
        properties.put(
                "ItemNames", order.items().stream().map(PlacedOrder.Item::name).toList());
        properties.put("Items", order.items().stream().map(OrderRoute::item).toList());
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("properties", properties);
        attributes.put(
                "time",
                LocalDateTime.parse(order.date() + order.time(), SAP_TIME)
                        .atZone(SAP_ZONE)
                        .toInstant()
                        .toString());
        attributes.put("value", order.value());
        attributes.put("value_currency", order.currency());
        attributes.put("unique_id", "order-" + order.number());
        attributes.put("metric", Map.of("data", resource("metric", Map.of("name", "Placed Order"))));
        attributes.put("profile", Map.of("data", resource("profile", Map.of("external_id", order.customer()))));
        return JsonMapper.shared().writeValueAsString(Map.of("data", resource("event", attributes)));
    }

    private static Map<String, Object> item(PlacedOrder.Item item) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("SKU", item.sku());
        told.put("ProductName", item.name());
        told.put("Quantity", item.quantity());
        told.put("ItemPrice", item.price());
        told.put("RowTotal", item.value());
        told.put("Categories", List.of());
        return told;
    }

    private static Map<String, Object> resource(String type, Map<String, Object> attributes) {
        return Map.of("type", type, "attributes", attributes);
    }
}
