package dev.plumbline.core.document;

/**
 * The communication data of a customer's address (ADRMAS for an object of type KNA1).
 *
 * @param customer the customer number (E1ADRMAS-OBJ_ID), without leading zeros
 * @param email the standard address, trimmed and in lower case; empty when there is none
 * @param phone the standard telephone number as SAP has it; empty when there is none
 */
public record AddressDocument(Origin origin, String customer, String email, String phone) implements CustomerInput {}
