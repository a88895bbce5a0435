package dev.plumbline.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** Requests that are under way: they reach Klaviyo in any order, some after seconds. */
final class Flights implements Executor {
    private final InstantSource clock;
    private final RandomGenerator dice;
    private final List<Flight> inTheAir = new ArrayList<>();

    /** A request, when it left and when Klaviyo gets it. */
    record Flight(Instant departed, Instant arrives, Runnable request) {}

    Flights(InstantSource clock, RandomGenerator dice) {
        this.clock = clock;
        this.dice = dice;
    }

    @Override
    public void execute(Runnable request) {
        Duration time = dice.nextInt(8) == 0 ? Duration.ofMillis(dice.nextInt(4_000)) : Duration.ZERO;
        inTheAir.add(new Flight(clock.instant(), clock.instant().plus(time), request));
    }

    boolean hasArrivals() {
        return inTheAir.stream().anyMatch(this::hasArrived);
    }

    private boolean hasArrived(Flight flight) {
        return !flight.arrives().isAfter(clock.instant());
    }

    Optional<Instant> next() {
        return inTheAir.stream().map(Flight::arrives).min(Instant::compareTo);
    }

    /** One of those that have arrived. */
    Flight take() {
        List<Flight> arrived = inTheAir.stream().filter(this::hasArrived).toList();
        Flight chosen = arrived.get(dice.nextInt(arrived.size()));
        inTheAir.remove(chosen);
        return chosen;
    }

    /** The process ends: half of the requests had left the house all the same. */
    List<Flight> abandon() {
        List<Flight> left =
                inTheAir.stream().filter(flight -> dice.nextBoolean()).toList();
        inTheAir.clear();
        return left;
    }
}
