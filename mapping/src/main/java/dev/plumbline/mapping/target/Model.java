package dev.plumbline.mapping.target;

import dev.plumbline.core.document.DeliveryDocument.PackedItem;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.core.document.ServiceNotification;
import dev.plumbline.core.view.CustomerFacts;
import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.DeliveryView;
import dev.plumbline.core.view.FiguresView;
import dev.plumbline.core.view.GoodsView;
import dev.plumbline.core.view.ItemView;
import dev.plumbline.core.view.MaterialView;
import dev.plumbline.core.view.Occurrence;
import dev.plumbline.core.view.OrderView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What expressions may use: a table for each type. The tables of variables, one for each place of an expression, are in {@link Variables}. */
final class Model {
    static final Struct<PostalAddress> ADDRESS = Struct.table("Address", PostalAddress.class)
            .text("street", "street and house number", PostalAddress::street)
            .text("city", "the city", PostalAddress::city)
            .text("postalCode", "the postal code", PostalAddress::postalCode)
            .text("region", "the region, as SAP codes it", PostalAddress::region)
            .text("country", "the country, ISO 3166 alpha-2", PostalAddress::country)
            .end();

    static final Struct<Partner> PARTNER = Struct.table("Partner", Partner.class)
            .text("number", "the customer number", Partner::customer)
            .text("name", "the name lines", Partner::name)
            .struct("address", ADDRESS, "the postal address", Partner::address)
            .text("email", "the e-mail address", Partner::email)
            .text("phone", "the telephone number, E.164", Partner::phone)
            .flag(
                    "isKnown",
                    "whether it has a name or an address",
                    partner -> !partner.address().isUnknown() || !partner.name().isEmpty())
            .end();

    static final Struct<CustomerFacts.Area> SALES_AREA = Struct.table("SalesArea", CustomerFacts.Area.class)
            .text("key", "VKORG/VTWEG/SPART", CustomerFacts.Area::key)
            .text("status", "closed, blocked or active", CustomerFacts.Area::status)
            .text("group", "the customer group (KDGRP)", CustomerFacts.Area::group)
            .end();

    static final Struct<CustomerFacts.CreditArea> CREDIT_AREA = Struct.table(
                    "CreditArea", CustomerFacts.CreditArea.class)
            .text("area", "the credit control area", CustomerFacts.CreditArea::area)
            .text("currency", "the currency of its amounts", CustomerFacts.CreditArea::currency)
            .maybeDecimal("limit", "the credit limit", CustomerFacts.CreditArea::limit)
            .maybeDecimal("exposure", "how much of it is used", CustomerFacts.CreditArea::exposure)
            .flag("blocked", "whether credit management has blocked the customer", CustomerFacts.CreditArea::blocked)
            .text("risk", "the risk category (CTLPC)", CustomerFacts.CreditArea::risk)
            .end();

    static final Struct<CustomerFacts.Ticket> CUSTOMER_TICKET = Struct.table(
                    "CustomerTicket", CustomerFacts.Ticket.class)
            .text("number", "the service notification's number", CustomerFacts.Ticket::number)
            .text("type", "its type (QMART)", CustomerFacts.Ticket::type)
            .text("subject", "its text", CustomerFacts.Ticket::subject)
            .text("priority", "its priority", CustomerFacts.Ticket::priority)
            .flag("open", "whether it is open", CustomerFacts.Ticket::open)
            .end();

    static final Struct<CustomerView> CUSTOMER = Struct.table("Customer", CustomerView.class)
            .text(
                    "number",
                    "the customer number; a one-time customer's with the order behind it",
                    fact(CustomerFacts::number))
            .text(
                    "system",
                    "the SAP system and client",
                    fact(facts -> facts.system().toString()))
            .flag("oneTime", "whether it is the person behind one order", fact(CustomerFacts::oneTime))
            .text(
                    "firstName",
                    "a person's first name",
                    fact(facts -> facts.person().first()))
            .text(
                    "lastName",
                    "a person's last name",
                    fact(facts -> facts.person().last()))
            .text(
                    "organization",
                    "a company's name",
                    fact(facts -> facts.person().organization()))
            .text(
                    "email",
                    "the address that marketing writes to",
                    fact(facts -> facts.reach().email()))
            .text(
                    "phone",
                    "the telephone number, E.164",
                    fact(facts -> facts.reach().phone()))
            .text(
                    "language",
                    "the language, BCP 47",
                    fact(facts -> facts.reach().language()))
            .struct(
                    "address",
                    ADDRESS,
                    "the postal address",
                    fact(facts -> facts.reach().address()))
            .text(
                    "accountStatus",
                    "closed, blocked or active",
                    fact(facts -> facts.account().status()))
            .text(
                    "accountGroup",
                    "the account group (KTOKD)",
                    fact(facts -> facts.account().group()))
            .text(
                    "customerClass",
                    "the customer class (KUKLA)",
                    fact(facts -> facts.account().customerClass()))
            .structs("salesAreas", SALES_AREA, "its sales areas", fact(CustomerFacts::salesAreas))
            .texts("customerGroups", "the customer groups of all sales areas", fact(CustomerFacts::customerGroups))
            .text(
                    "creditStatus",
                    "blocked or ok",
                    fact(facts ->
                            credit(facts).map(CustomerFacts.Credit::status).orElse("")))
            .maybeInt(
                    "creditUse",
                    "how much of the credit limit is used, in percent",
                    fact(facts -> credit(facts).flatMap(CustomerFacts.Credit::use)))
            .structs(
                    "creditAreas",
                    CREDIT_AREA,
                    "its credit by control area",
                    fact(facts -> credit(facts).map(CustomerFacts.Credit::areas).orElse(List.of())))
            .structs("tickets", CUSTOMER_TICKET, "its service notifications", fact(CustomerFacts::tickets))
            .maybeInt("openTickets", "how many of them are open", fact(CustomerFacts::openTickets))
            .maybeInt(
                    "orders",
                    "how many orders were placed and not wholly cancelled",
                    figure(figures -> Optional.of(figures.orders())))
            .maybeInt("returns", "how many returns have come back", figure(figures -> Optional.of(figures.returns())))
            .maybeDecimal(
                    "returnRate", "returns divided by orders", figure(figures -> Optional.of(figures.returnRate())))
            .maybeTime(
                    "firstOrder",
                    "when the first order was placed",
                    figure(figures -> figures.dates().firstOrder()))
            .maybeTime(
                    "lastOrder",
                    "when the last one was placed",
                    figure(figures -> figures.dates().lastOrder()))
            .maybeTime(
                    "lastGoodsIssue",
                    "when goods left last",
                    figure(figures -> figures.dates().lastGoodsIssue()))
            .decimals(
                    "lifetimeValue",
                    "placed less cancelled and refunded, by currency",
                    sums(FiguresView::lifetimeValue))
            .decimals("refunded", "what was credited, by currency", sums(FiguresView::refunded))
            .texts(
                    "numbers",
                    "all customer numbers that share the profile; none when it is one's alone",
                    CustomerView::numbers)
            .text("sharesProfileOf", "the customer whose profile its events go to", CustomerView::sharesProfileOf)
            .extra(
                    "extra",
                    Extra.OF_CUSTOMER,
                    "the site's own fields of master data (sources.customer.extra)",
                    fact(CustomerFacts::extra))
            .end();

    static final Struct<OrderView> ORDER = Struct.table("Order", OrderView.class)
            .text("number", "the order's number", order -> order.document().number())
            .text(
                    "system",
                    "the SAP system and client",
                    order -> order.document().origin().system().toString())
            .text(
                    "kind",
                    "sales, return, memo request or free of charge",
                    order -> words(order.document().kind()))
            .text(
                    "salesOrganization",
                    "the sales organisation",
                    order -> order.document().salesOrganization())
            .text(
                    "currency",
                    "the currency of all amounts",
                    order -> order.document().currency())
            .time(
                    "placedAt",
                    "when it was placed",
                    order -> order.document().placedAt().at())
            .text(
                    "purchaseOrder",
                    "the customer's own number",
                    order -> order.document().purchaseOrder())
            .flag("synthesised", "whether it was made up of its followers", OrderView::synthesised)
            .struct(
                    "soldTo",
                    PARTNER,
                    "who ordered",
                    order -> order.document().partners().soldTo())
            .struct("shipTo", PARTNER, "who receives the goods", OrderView::shipTo)
            .struct("billTo", PARTNER, "who gets the invoice", OrderView::billTo)
            .struct("payer", PARTNER, "who pays", OrderView::payer)
            .extra(
                    "extra",
                    Extra.OF_ORDER,
                    "the site's own fields of orders (sources.order.extra)",
                    order -> order.document().extra())
            .end();

    static final Struct<ItemView> ITEM = Struct.table("Item", ItemView.class)
            .text("position", "the item's number", line -> line.item().position())
            .text("material", "the material number", line -> line.item().material())
            .text("name", "what it is called; the material where nothing else is known", ItemView::name)
            .text("description", "the short text", line -> line.item().description())
            .decimal("quantity", "the ordered quantity", line -> line.item().quantity())
            .decimal(
                    "netValue",
                    "the value of the whole item without tax",
                    line -> line.item().netValue())
            .decimal("tax", "the tax on it", line -> line.item().tax())
            .decimal("unitPrice", "the net value of one piece", ItemView::unitPrice)
            .text(
                    "rejection",
                    "the reason of rejection",
                    line -> line.item().rejection().orElse(""))
            .text(
                    "partOf",
                    "the item of a set that it belongs to",
                    line -> line.item().partOf())
            .end();

    static final Struct<GoodsView> GOODS = Struct.table("Goods", GoodsView.class)
            .text("item", "the order's item", GoodsView::item)
            .text("material", "the material number", GoodsView::material)
            .text("name", "what it is called; the material where nothing else is known", GoodsView::name)
            .decimal("quantity", "how much of it", GoodsView::quantity)
            .end();

    static final Struct<PackedItem> PACKED = Struct.table("Packed", PackedItem.class)
            .text("unit", "the package's number", PackedItem::unit)
            .text("trackingNumber", "its own tracking number", PackedItem::trackingNumber)
            .text("item", "the delivery's item", PackedItem::item)
            .decimal("quantity", "how much of it", PackedItem::quantity)
            .end();

    static final Struct<DeliveryView> DELIVERY = Struct.table("Delivery", DeliveryView.class)
            .text("number", "the delivery's number", DeliveryView::number)
            .text(
                    "carrier",
                    "the carrier's name or number",
                    delivery -> delivery.carriage().carrier())
            .texts(
                    "trackingNumbers",
                    "the carrier's numbers",
                    delivery -> delivery.carriage().trackingNumbers())
            .structs(
                    "packages",
                    PACKED,
                    "what is in which package",
                    delivery -> delivery.carriage().packages())
            .end();

    static final Struct<Occurrence.Line> LINE = Struct.table("Line", Occurrence.Line.class)
            .text("position", "the memo's item", line -> line.item().position())
            .text("material", "the material number", line -> line.item().material())
            .text("name", "what the order calls it", Occurrence.Line::name)
            .decimal("quantity", "how much is credited", line -> line.item().quantity())
            .decimal(
                    "netValue",
                    "what of it is credited, without tax",
                    line -> line.item().netValue())
            .decimal("tax", "the tax on it", line -> line.item().tax())
            .text("orderItem", "the order's item", line -> line.item().orderItem())
            .end();

    static final Struct<Occurrence.Refunded> MEMO = Struct.table("Memo", Occurrence.Refunded.class)
            .text(
                    "number",
                    "the billing document's number",
                    refunded -> refunded.memo().number())
            .text(
                    "category",
                    "credit memo or credit memo cancellation",
                    refunded -> words(refunded.memo().category()))
            .text(
                    "currency",
                    "the currency of its amounts",
                    refunded -> refunded.memo().currency())
            .time(
                    "billedAt",
                    "the billing date",
                    refunded -> refunded.memo().billedAt().at())
            .structs("lines", LINE, "its items", Occurrence.Refunded::lines)
            .end();

    static final Struct<ServiceNotification> TICKET = Struct.table("Ticket", ServiceNotification.class)
            .text("number", "the service notification's number", ServiceNotification::number)
            .text("type", "its type (QMART)", ServiceNotification::type)
            .text("subject", "its text", ServiceNotification::text)
            .text("priority", "its priority", ServiceNotification::priority)
            .time("openedAt", "when it was opened", ticket -> ticket.openedAt().at())
            .text(
                    "system",
                    "the SAP system and client",
                    ticket -> ticket.origin().system().toString())
            .end();

    static final Struct<MaterialView> MATERIAL = Struct.table("Material", MaterialView.class)
            .text("number", "the material number", MaterialView::number)
            .text(
                    "system",
                    "the SAP system and client",
                    material -> material.system().toString())
            .text("title", "the short text; empty while its master data are not known", master(MaterialDocument::title))
            .text("group", "the material group (MATKL), likewise", master(MaterialDocument::group))
            .flag(
                    "discontinued",
                    "whether it is marked for deletion (LVORM)",
                    material -> material.master()
                            .filter(MaterialDocument::discontinued)
                            .isPresent())
            .end();

    private Model() {}

    private static Function<MaterialView, String> master(Function<MaterialDocument, String> get) {
        return material -> material.master().map(get).orElse("");
    }

    /** All types. */
    static List<Struct<?>> all() {
        return List.of(
                ADDRESS,
                PARTNER,
                SALES_AREA,
                CREDIT_AREA,
                CUSTOMER_TICKET,
                CUSTOMER,
                ORDER,
                ITEM,
                GOODS,
                PACKED,
                DELIVERY,
                LINE,
                MEMO,
                TICKET,
                MATERIAL);
    }

    private static <V> Function<CustomerView, V> fact(Function<CustomerFacts, V> get) {
        return customer -> get.apply(customer.facts());
    }

    private static Optional<CustomerFacts.Credit> credit(CustomerFacts facts) {
        return facts.credit();
    }

    private static <V> Function<CustomerView, Optional<V>> figure(Function<FiguresView, Optional<V>> get) {
        return customer -> customer.figures().flatMap(get);
    }

    private static <V> Function<CustomerView, SortedMap<String, V>> sums(
            Function<FiguresView, SortedMap<String, V>> get) {
        return customer -> customer.figures().map(get).orElseGet(TreeMap::new);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
