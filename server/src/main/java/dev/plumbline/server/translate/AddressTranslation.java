package dev.plumbline.server.translate;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.idoc.Segment;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** ADRMAS: the communication data of a customer's address, which DEBMAS does not carry. */
final class AddressTranslation implements Rule {
    /** What Klaviyo surely takes; its own check is not public. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>]{1,64}@[^@\\s,;<>.]+(\\.[^@\\s,;<>.]+)+");

    private static final int LONGEST_EMAIL = 100;

    @Override
    public Outcome translate(Message message) {
        Segment owner = message.required("E1ADRMAS", "an address needs its owner");
        if (!owner.text("OBJ_TYPE").equals("KNA1")) {
            return new Outcome.LeftOut("address of an object that is no customer (E1ADRMAS-OBJ_TYPE is not KNA1)");
        }
        return Rule.says(new AddressDocument(
                message.origin(),
                Message.requiredKey(owner, "OBJ_ID", "the customer number says whose address this is"),
                standard(owner, "E1BPADSMTP").map(AddressTranslation::emailOf).orElse(""),
                standard(owner, "E1BPADTEL").map(AddressTranslation::phoneOf).orElse("")));
    }

    /** The entry that SAP marks as the standard, else the first that may be used. */
    private static Optional<Segment> standard(Segment owner, String name) {
        return owner.walk()
                .filter(segment -> segment.name().equals(name) && !segment.flag("FLG_NOUSE"))
                .reduce((chosen, next) -> !chosen.flag("STD_NO") && next.flag("STD_NO") ? next : chosen);
    }

    private static String emailOf(Segment entry) {
        String email = entry.text("E_MAIL").toLowerCase(Locale.ROOT);
        if (!email.isEmpty()
                && (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches())) {
            throw UntranslatableException.unusable(
                    entry,
                    "E_MAIL",
                    "an e-mail address of at most 100 characters; correct it in SAP (XD02) and send the address again");
        }
        return email;
    }

    private static String phoneOf(Segment entry) {
        String international = entry.text("TEL_NO");
        return international.isEmpty() ? entry.text("TELEPHONE") : international;
    }
}
