package dev.plumbline.server.words;

/** Reasons of holds, for people who know the business. */
public final class HoldWords {
    private HoldWords() {}

    public static String of(String reason) {
        return switch (reason) {
            case "PREDECESSOR_MISSING" -> "the order before it has not come";
            case "CREDIT_CHECK" -> "SAP's credit check";
            case "DELIVERY_BLOCK" -> "a delivery block";
            case "BILLING_BLOCK" -> "a billing block";
            case "INCOMPLETE" -> "incomplete data in SAP";
            case "CUSTOMER_MISSING" -> "the customer has not come";
            case "QUALITY_GATE" -> "a value is not as the mapping demands";
            case "NO_COUNT_YET" -> "no stock count yet";
            case "MATERIAL_MISSING" -> "the article's master data has not come";
            case "FLAP_GUARD" -> "stock must prove stable";
            default -> reason;
        };
    }

    public static Team teamOf(String reason) {
        return switch (reason) {
            case "CREDIT_CHECK", "BILLING_BLOCK" -> Team.FINANCE;
            case "DELIVERY_BLOCK", "INCOMPLETE" -> Team.SERVICE;
            case "QUALITY_GATE", "FLAP_GUARD" -> Team.MARKETING;
            default -> Team.INTEGRATION;
        };
    }
}
