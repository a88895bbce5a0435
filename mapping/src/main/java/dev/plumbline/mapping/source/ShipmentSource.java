package dev.plumbline.mapping.source;

/** What a shipment (SHPMNT) says of itself; its deliveries are read as {@link DeliverySource} says. */
public enum ShipmentSource implements SourceField {
    NUMBER(Spec.of("number", SourceType.KEY, "the shipment's number")),
    STARTED(Spec.of("started", SourceType.DATE, "when it started")),
    STATUS(Spec.code("status", "whether it has started, where there is no date", "planned", "started"));

    private final Spec spec;

    ShipmentSource(Spec spec) {
        this.spec = spec;
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
