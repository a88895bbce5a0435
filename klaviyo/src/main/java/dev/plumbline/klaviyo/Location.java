package dev.plumbline.klaviyo;

/** Where a person lives, each part with its {@link Change}. {@code timezone} is an IANA name. */
public record Location(
        Change<String> address1,
        Change<String> address2,
        Change<String> city,
        Change<String> region,
        Change<String> zip,
        Change<String> country,
        Change<String> timezone) {

    /** A location that changes nothing, to start from. */
    public static Location unchanged() {
        return new Location(
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep());
    }

    public Location withAddress1(Change<String> change) {
        return new Location(change, address2, city, region, zip, country, timezone);
    }

    public Location withAddress2(Change<String> change) {
        return new Location(address1, change, city, region, zip, country, timezone);
    }

    public Location withCity(Change<String> change) {
        return new Location(address1, address2, change, region, zip, country, timezone);
    }

    public Location withRegion(Change<String> change) {
        return new Location(address1, address2, city, change, zip, country, timezone);
    }

    public Location withZip(Change<String> change) {
        return new Location(address1, address2, city, region, change, country, timezone);
    }

    public Location withCountry(Change<String> change) {
        return new Location(address1, address2, city, region, zip, change, timezone);
    }

    public Location withTimezone(Change<String> change) {
        return new Location(address1, address2, city, region, zip, country, change);
    }
}
