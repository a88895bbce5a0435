package dev.plumbline.simulation.world;

import dev.plumbline.simulation.host.Hazards;
import dev.plumbline.simulation.world.Trouble.Place;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The crashes and absences of the storage that are still to come; each strikes once, at the first fitting place. */
final class Dangers implements Hazards {
    /** Whose transactions the storage sees now. */
    enum Station {
        INBOX,
        ENGINE,
        DELIVERY,
        VERIFIER,
        /** People, for whom nothing goes wrong: they would just try again. */
        PERSON
    }

    private final InstantSource clock;
    private final Diary diary;
    private final List<Trouble.Crash> crashes = new ArrayList<>();
    private final List<Trouble.StorageAway> absences = new ArrayList<>();
    private Station station = Station.PERSON;

    Dangers(List<Trouble> troubles, InstantSource clock, Diary diary) {
        this.clock = clock;
        this.diary = diary;
        for (Trouble trouble : troubles) {
            if (trouble instanceof Trouble.Crash crash) {
                crashes.add(crash);
            } else if (trouble instanceof Trouble.StorageAway away) {
                absences.add(away);
            }
        }
    }

    void enter(Station now) {
        station = now;
    }

    @Override
    public void pass(Hazards.Point point) {
        switch (point) {
            case BEGIN -> storageMayBeAway();
            case BEFORE_COMMIT -> before().ifPresent(this::mayCrash);
            case AFTER_COMMIT -> after().ifPresent(this::mayCrash);
        }
    }

    private Optional<Place> before() {
        return switch (station) {
            case INBOX -> Optional.of(Place.INBOX_BEFORE_COMMIT);
            case ENGINE -> Optional.of(Place.ENGINE_BEFORE_COMMIT);
            case DELIVERY -> Optional.of(Place.DELIVERY_BEFORE_COMMIT);
            case VERIFIER -> Optional.of(Place.VERIFIER_BEFORE_COMMIT);
            case PERSON -> Optional.empty();
        };
    }

    private Optional<Place> after() {
        return switch (station) {
            case INBOX -> Optional.of(Place.INBOX_AFTER_COMMIT);
            case ENGINE -> Optional.of(Place.ENGINE_AFTER_COMMIT);
            case DELIVERY -> Optional.of(Place.DELIVERY_AFTER_COMMIT);
            case VERIFIER -> Optional.of(Place.VERIFIER_AFTER_COMMIT);
            case PERSON -> Optional.empty();
        };
    }

    private void storageMayBeAway() {
        if (station == Station.PERSON) {
            return;
        }
        for (int n = 0; n < absences.size(); n++) {
            Trouble.StorageAway away = absences.get(n);
            if (!away.from().isAfter(clock.instant())) {
                if (away.times() <= 1) {
                    absences.remove(n);
                } else {
                    absences.set(n, new Trouble.StorageAway(away.from(), away.times() - 1));
                }
                diary.note(() -> "The storage is away from " + station);
                throw new StorageAway();
            }
        }
    }

    /** Ends the process when its time has come. */
    void mayCrash(Place place) {
        Predicate<Trouble.Crash> strikes =
                crash -> crash.place() == place && !crash.from().isAfter(clock.instant());
        Optional<Trouble.Crash> crash = crashes.stream().filter(strikes).findFirst();
        if (crash.isPresent()) {
            crashes.remove(crash.get());
            diary.note(() -> "The process is killed at " + place);
            throw new Crash();
        }
    }
}
