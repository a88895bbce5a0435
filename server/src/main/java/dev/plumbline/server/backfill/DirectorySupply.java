package dev.plumbline.server.backfill;

import dev.plumbline.server.backfill.OpenFile.Entry;
import dev.plumbline.server.backfill.OpenFiles.Source;
import dev.plumbline.server.backfill.Staging.Broken;
import dev.plumbline.server.backfill.Staging.Numbered;
import dev.plumbline.server.backfill.Staging.Staged;
import dev.plumbline.server.extract.ExtractFormat;
import dev.plumbline.server.extract.ExtractRow;
import dev.plumbline.server.extract.Family;
import dev.plumbline.server.extract.Table;
import dev.plumbline.server.extract.TableDocument;
import dev.plumbline.server.inbox.Arrival;
import dev.plumbline.server.inbox.Arrival.Bytes;
import dev.plumbline.server.inbox.Inbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a directory. Rows of tables that belong together are laid down in the database and come from there, document by document;
 * whatever stands for itself comes from its file when its turn is there. Memory holds one step only (invariant I11).
 */
final class DirectorySupply implements Supply {
    private static final String DOOR = "backfill";
    private static final int ROWS_AT_ONCE = 2_000;

    /** Customers first, so that their orders find them; what was broken comes last. */
    private static final List<Family> FAMILIES =
            List.of(Family.CUSTOMER, Family.ORDER, Family.DELIVERY, Family.BILLING);

    private final JobStore jobs;
    private final FileKinds kinds;
    private final Staging staging;
    private final Inbox inbox;
    private final OpenFiles files = new OpenFiles();
    private FilesOfJob known = new FilesOfJob(0, List.of());

    DirectorySupply(JobStore jobs, FileKinds kinds, Staging staging, Inbox inbox) {
        this.jobs = jobs;
        this.kinds = kinds;
        this.staging = staging;
        this.inbox = inbox;
    }

    /** They never change once the job is planned. */
    private record FilesOfJob(long job, List<BackfillFile> files) {}

    private List<BackfillFile> filesOf(Job job) {
        if (known.job() != job.id()) {
            known = new FilesOfJob(job.id(), jobs.files(job.id()));
        }
        return known.files();
    }

    @Override
    public Optional<Laid> stage(Job job) {
        List<BackfillFile> all = filesOf(job);
        Position position = job.position();
        int part = position.part();
        while (part < all.size() && !(kinds.of(all.get(part), all) instanceof FileKinds.Kind.Joined)) {
            part++;
        }
        if (part == all.size()) {
            staging.laid();
            return Optional.empty();
        }
        if (part > position.part() || !(kinds.of(all.get(part), all) instanceof FileKinds.Kind.Joined joined)) {
            return Optional.of(new Laid("", 0, List.of(), new Position(position.phase(), part, 0, "")));
        }
        List<Entry> entries = files.read(job, source(job, all.get(part), Optional.of(joined.format())), ROWS_AT_ONCE);
        List<ExtractRow> rows = rowsOf(entries);
        lay(job, part, joined, rows);
        return Optional.of(new Laid(
                joined.format().table().name(),
                rows.size(),
                rows.stream()
                        .map(ExtractRow::problem)
                        .filter(problem -> !problem.isEmpty())
                        .toList(),
                entries.size() < ROWS_AT_ONCE ? position.nextPart() : position.row(position.row() + entries.size())));
    }

    private static List<ExtractRow> rowsOf(List<Entry> entries) {
        List<ExtractRow> rows = new ArrayList<>();
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Row row -> rows.add(row.row());
                case Entry.Idoc idoc -> throw new IllegalStateException("An IDoc where a table was to be read");
            }
        }
        return rows;
    }

    /** Of one customer only the headers that name it are laid down, and then what belongs to these. */
    private void lay(Job job, int part, FileKinds.Kind.Joined joined, List<ExtractRow> rows) {
        String customer = job.wanted().customer();
        List<Staged> staged = new ArrayList<>();
        for (ExtractRow row : rows) {
            if (!row.problem().isEmpty()) {
                // Nobody knows whose row it is.
                if (customer.isEmpty()) {
                    staged.add(Staged.broken(part, row));
                }
            } else if (customer.isEmpty() || concerns(joined.format().table(), row, customer)) {
                staged.add(Staged.of(joined.family(), row));
            }
        }
        boolean isPart = !joined.format().table().equals(joined.family().header()) || joined.family() == Family.ADDRESS;
        if (isPart && !customer.isEmpty()) {
            staging.addWhatBelongs(job.id(), staged);
        } else {
            staging.add(job.id(), staged);
        }
    }

    private static boolean concerns(Table table, ExtractRow row, String customer) {
        return switch (table) {
            case KNA1, VBAK -> names(row, "KUNNR", customer);
            case LIKP, VBRK -> names(row, "KUNAG", customer);
            case ADR6, VBAP, VBUK, LIPS, VBRP, VBUP, QMEL, KNKK, MARD -> true;
        };
    }

    private static boolean names(ExtractRow row, String field, String customer) {
        return Family.withoutZeros(row.columns().getOrDefault(field, "")).equals(customer);
    }

    @Override
    public Optional<Chunk> next(Job job, int most) {
        Position position = job.position();
        int part = position.part();
        if (part < FAMILIES.size()) {
            return Optional.of(ofFamily(job, FAMILIES.get(part)));
        }
        if (part == FAMILIES.size()) {
            return Optional.of(ofBroken(job, most));
        }
        return ofFiles(job, filesOf(job), most);
    }

    /** SAP's file port often writes a file for each IDoc: a step goes on through small ones until it has enough. */
    private Optional<Chunk> ofFiles(Job job, List<BackfillFile> all, int most) {
        List<Piece> pieces = new ArrayList<>();
        String what = "";
        Position behind = job.position();
        while (fileOf(behind) < all.size() && pieces.size() < most) {
            Chunk more = ofFile(job.at(behind), all.get(fileOf(behind)), all, most - pieces.size());
            if (!pieces.isEmpty() && !more.pieces().isEmpty() && !more.what().equals(what)) {
                break;
            }
            what = more.pieces().isEmpty() ? what : more.what();
            pieces.addAll(more.pieces());
            behind = more.behind();
        }
        return behind.equals(job.position()) ? Optional.empty() : Optional.of(new Chunk(what, pieces, behind));
    }

    private static int fileOf(Position position) {
        return position.part() - FAMILIES.size() - 1;
    }

    private Chunk ofFamily(Job job, Family family) {
        Position position = job.position();
        List<Numbered> found = staging.documents(job.id(), family, position.after());
        List<Piece> pieces = found.stream()
                .map(Numbered::document)
                .filter(document -> !isForeignStatus(document))
                .map(document -> new Piece(arrivalOf(document), 0, true))
                .toList();
        return new Chunk(
                "",
                pieces,
                found.isEmpty()
                        ? position.nextPart()
                        : position.after(found.getLast().number()));
    }

    /** VBUK also has the statuses of deliveries and billing documents. */
    private static boolean isForeignStatus(TableDocument document) {
        return document.rows().stream().allMatch(row -> row.table().equals(Table.VBUK.name()));
    }

    private static Arrival arrivalOf(TableDocument document) {
        String sources = document.header()
                .map(header -> header.file() + " line " + header.line())
                .orElseGet(() -> document.rows().getFirst().file());
        return new Arrival(
                DOOR,
                sources,
                TableDocument.FORM,
                StandardCharsets.UTF_8.name(),
                new Bytes(document.toBytes()),
                new Bytes(document.digest()),
                Optional.empty());
    }

    private Chunk ofBroken(Job job, int most) {
        Position position = job.position();
        List<Broken> found = staging.broken(job.id(), position.after(), most);
        return new Chunk(
                "",
                found.stream()
                        .map(broken -> new Piece(arrivalOf(broken.row()), 0, true))
                        .toList(),
                found.size() < most
                        ? position.nextPart()
                        : position.after(found.getLast().number()));
    }

    private Chunk ofFile(Job job, BackfillFile file, List<BackfillFile> all, int most) {
        return switch (kinds.of(file, all)) {
            case FileKinds.Kind.Joined joined ->
                new Chunk("", List.of(), job.position().nextPart());
            case FileKinds.Kind.Plain plain ->
                ofFile(
                        job,
                        source(job, file, Optional.of(plain.format())),
                        plain.format().table().name(),
                        most);
            case FileKinds.Kind.Idocs idocs -> ofFile(job, source(job, file, Optional.empty()), "IDoc", most);
        };
    }

    private Chunk ofFile(Job job, Source source, String what, int most) {
        Position position = job.position();
        List<Entry> entries = files.read(job, source, most);
        List<Piece> pieces = entries.stream()
                .map(entry -> new Piece(arrivalOf(source.file(), entry), 0, false))
                .toList();
        return new Chunk(
                what,
                pieces,
                entries.size() < most ? position.nextPart() : position.row(position.row() + entries.size()));
    }

    private static Arrival arrivalOf(BackfillFile file, Entry entry) {
        return switch (entry) {
            case Entry.Row row -> arrivalOf(row.row());
            case Entry.Idoc idoc ->
                Arrival.of(DOOR, file.name() + " #" + idoc.piece().ordinal(), idoc.piece());
        };
    }

    private static Arrival arrivalOf(ExtractRow row) {
        return new Arrival(
                DOOR,
                row.source(),
                ExtractRow.FORM,
                StandardCharsets.UTF_8.name(),
                new Bytes(row.toBytes()),
                new Bytes(row.digest()),
                Optional.of(row.problem()).filter(problem -> !problem.isEmpty()));
    }

    private static Source source(Job job, BackfillFile file, Optional<ExtractFormat> format) {
        return new Source(Path.of(job.wanted().source()), file, format);
    }

    @Override
    public void load(Job job, List<Piece> pieces) {
        inbox.appendHistory(pieces.stream().map(Piece::arrival).toList(), job.id());
    }

    @Override
    public void close() {
        files.close();
    }
}
