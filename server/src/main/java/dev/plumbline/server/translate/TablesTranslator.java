package dev.plumbline.server.translate;

import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.SystemId;
import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.server.extract.ExtractFormat;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.extract.ExtractRow;
import dev.plumbline.server.extract.Family;
import dev.plumbline.server.extract.Table;
import dev.plumbline.server.extract.TableDocument;
import dev.plumbline.server.translate.Complaint.Kind;
import dev.plumbline.server.translate.Translator.Reading;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Rows of tables that were joined become the IDoc that SAP would have sent of them, and that is read by the site's own mapping: so the
 * history says the same as the IDocs that follow it. Never throws: what is wrong is a {@link Translation.Failed} of that document alone
 * (invariant I10). Safe to share.
 */
final class TablesTranslator {
    private static final Logger LOG = LoggerFactory.getLogger(TablesTranslator.class);

    private final ExtractFormats formats;
    private final Translator idocs;
    private final ZoneId zone;

    /** @param zone the zone of the SAP application servers: a table's dates and times name none */
    TablesTranslator(ExtractFormats formats, Translator idocs, ZoneId zone) {
        this.formats = formats;
        this.idocs = idocs;
        this.zone = zone;
    }

    /** What a piece of the inbox says. */
    Reading read(byte[] raw) {
        try {
            TableDocument document = TableDocument.parse(raw);
            return new Reading(Optional.of(controlOf(document)), translate(document));
        } catch (JacksonException malformed) {
            return new Reading(
                    Optional.empty(),
                    Translation.Failed.of(
                            Kind.DEFECT,
                            "Plumbline cannot read the rows that it put into the inbox; was that another version?",
                            ""));
        }
    }

    /** Tables have no control record; this one says in its words what was joined. */
    private static ControlRecord controlOf(TableDocument document) {
        String table = document.family().header().name();
        String system =
                document.rows().isEmpty() ? "" : document.rows().getFirst().system();
        return ControlRecord.builder()
                .docnum(table + ":" + document.number())
                .messageType(table)
                .basicType(TableDocument.FORM)
                .client(
                        document.rows().isEmpty()
                                ? ""
                                : document.rows().getFirst().client())
                .senderPort(system.length() == 3 ? "SAP" + system : system)
                .build();
    }

    private Translation translate(TableDocument document) {
        Optional<ExtractRow> header = document.header();
        if (header.isEmpty()) {
            return withoutHeader(document);
        }
        try {
            return said(document, header.get());
        } catch (RowFields.UnreadableException complaint) {
            return new Translation.Failed(complaint.complaint());
        } catch (RuntimeException defect) {
            LOG.error("A translation failed on what should have been a complaint", defect);
            return Translation.Failed.of(
                    Kind.DEFECT,
                    "Plumbline failed on these rows (" + defect + "); please report it with the rows",
                    document.family().header().name());
        }
    }

    private static Translation withoutHeader(TableDocument document) {
        Table table = document.family().header();
        if (document.rows().stream().allMatch(row -> row.table().equals(Table.VBUK.name()))) {
            return new Translation.Ignored("status (VBUK) of a document that is not among the orders (VBAK)");
        }
        ExtractRow first = document.rows().getFirst();
        return Translation.Failed.of(
                Kind.UNTRANSLATABLE,
                "%s %s in %s, line %d has no header: no row of %s was loaded with it; load the files that belong together in one directory"
                        .formatted(first.table(), document.number(), first.file(), first.line(), table),
                first.table());
    }

    private Translation said(TableDocument document, ExtractRow header) {
        return switch (document.family()) {
            case CUSTOMER -> customer(document, header);
            case ORDER -> order(document, header);
            case DELIVERY -> idocs.translate(delivery(document, header));
            case BILLING -> idocs.translate(billing(document, header));
            case ADDRESS -> new Translation.Ignored("e-mail address of nobody who is a customer");
        };
    }

    private Idoc delivery(TableDocument document, ExtractRow header) {
        TableIdoc idoc = idocOf(header);
        return idoc.delivery(fields(header), fields(document.of(Table.LIPS)));
    }

    private Idoc billing(TableDocument document, ExtractRow header) {
        TableIdoc idoc = idocOf(header);
        return idoc.billing(fields(header), fields(document.of(Table.VBRP)));
    }

    /** The status comes first: whether the order is held is known before it is placed. */
    private Translation order(TableDocument document, ExtractRow header) {
        RowFields order = fields(header);
        if (!TableIdoc.isOrder(order)) {
            return new Translation.Ignored("sales document that is no order (VBAK-VBTYP " + order.text("VBTYP") + ")");
        }
        List<Document> before = new ArrayList<>();
        statusOf(document, order, header).ifPresent(before::add);
        return joined(before, idocs.translate(idocOf(header).order(order, fields(document.of(Table.VBAP)))), List.of());
    }

    private Optional<OrderStatusDocument> statusOf(TableDocument document, RowFields order, ExtractRow header) {
        Origin origin = originOf(header);
        Optional<OrderStatusDocument> told = document.of(Table.VBUK).stream()
                .map(this::fields)
                .map(row -> ExtractTranslator.status(row, origin, ExtractTranslator.isIncomplete(row)))
                .findFirst();
        Optional<String> block = Optional.of(order.text("FAKSK")).filter(code -> !code.isEmpty());
        return block.isEmpty()
                ? told
                : Optional.of(new OrderStatusDocument(
                        origin,
                        order.key("VBELN", 10),
                        told.flatMap(OrderStatusDocument::creditStatus),
                        block,
                        told.filter(OrderStatusDocument::incomplete).isPresent()));
    }

    /** The addresses come first: the profile is told with its address. */
    private Translation customer(TableDocument document, ExtractRow header) {
        RowFields customer = fields(header);
        String number = customer.key("KUNNR", 10);
        List<Document> addresses = new ArrayList<>();
        List<Complaint> leftOut = new ArrayList<>();
        for (ExtractRow row : document.of(Table.ADR6)) {
            try {
                if (ExtractTranslator.address(fields(row), number, originOf(row))
                        instanceof Translation.Documents read) {
                    addresses.addAll(read.documents());
                }
            } catch (RowFields.UnreadableException complaint) {
                leftOut.add(leftOut(complaint.complaint()));
            }
        }
        return joined(addresses, idocs.translate(idocOf(header).customer(customer)), leftOut);
    }

    private static Complaint leftOut(Complaint complaint) {
        return new Complaint(
                Kind.LEFT_OUT, complaint.reason(), complaint.segment(), complaint.field(), complaint.value());
    }

    private static Translation joined(List<Document> before, Translation translation, List<Complaint> leftOut) {
        if (!(translation instanceof Translation.Documents read)) {
            return translation;
        }
        List<Document> all = new ArrayList<>(before);
        all.addAll(read.documents());
        List<Complaint> complaints = new ArrayList<>(leftOut);
        complaints.addAll(read.leftOut());
        return new Translation.Documents(all, complaints, read.notes());
    }

    private List<RowFields> fields(List<ExtractRow> rows) {
        return rows.stream().map(this::fields).toList();
    }

    private RowFields fields(ExtractRow row) {
        ExtractFormat format = formats.named(row.extract())
                .filter(found -> found.table().name().equals(row.table()))
                .orElseThrow(() -> RowFields.undeclared(row));
        return new RowFields(row, format);
    }

    private TableIdoc idocOf(ExtractRow header) {
        return new TableIdoc(header, zone);
    }

    private static Origin originOf(ExtractRow row) {
        return new Origin(
                new SystemId(row.system(), row.client()),
                row.table() + ":" + Family.withoutZeros(row.columns().getOrDefault("VBELN", "")),
                row.table(),
                row.created());
    }
}
