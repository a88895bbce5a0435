package dev.plumbline.server.words;

import dev.plumbline.mapping.source.SourceDocument;

/** What a message is about, in the words of those who never see one, and what it means to them when it cannot go on. */
public enum Thing {
    ORDER(
            "order",
            "orders",
            "Klaviyo does not know them: no confirmation mail, and their revenue is missing",
            Team.SERVICE),
    DELIVERY("delivery", "deliveries", "their customers are not told that the goods are on their way", Team.SERVICE),
    BILLING(
            "invoice or credit memo",
            "invoices and credit memos",
            "their customers miss the refund mail, and revenue is too high",
            Team.FINANCE),
    CUSTOMER("customer", "customers", "their profiles are out of date, and segments may be wrong", Team.MARKETING),
    ARTICLE("article", "articles", "the catalog is out of date", Team.MARKETING),
    STOCK("stock report", "stock reports", "Klaviyo shows a stock that may be wrong", Team.INTEGRATION),
    MESSAGE("message", "messages", "what they say is missing in Klaviyo", Team.INTEGRATION);

    private final String one;
    private final String many;
    private final String harm;
    private final Team team;

    Thing(String one, String many, String harm, Team team) {
        this.one = one;
        this.many = many;
        this.harm = harm;
        this.team = team;
    }

    public static Thing of(SourceDocument document) {
        return switch (document) {
            case ORDER -> ORDER;
            case DELIVERY, SHIPMENT -> DELIVERY;
            case BILLING -> BILLING;
            case CUSTOMER, ADDRESS -> CUSTOMER;
            case MATERIAL, PRICE -> ARTICLE;
            case STOCK_COUNT, STOCK_MOVEMENT -> STOCK;
        };
    }

    /** By the kind of an aggregate's key: {@code order/PRD-100/12345}. */
    public static Thing ofAggregate(String key) {
        return switch (key.replaceFirst("/.*", "")) {
            case "order" -> ORDER;
            case "customer", "identity" -> CUSTOMER;
            case "stock" -> ARTICLE;
            default -> MESSAGE;
        };
    }

    public String counted(long n) {
        return "%,d %s".formatted(n, n == 1 ? one : many);
    }

    public String harm() {
        return harm;
    }

    public Team team() {
        return team;
    }
}
