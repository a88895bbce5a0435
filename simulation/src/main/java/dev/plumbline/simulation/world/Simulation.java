package dev.plumbline.simulation.world;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.sandbox.klaviyo.KlaviyoModel;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.verify.Verifier;
import dev.plumbline.simulation.host.Hazards.StorageAway;
import dev.plumbline.simulation.host.MemoryHost;
import dev.plumbline.simulation.host.Pending;
import dev.plumbline.simulation.world.Dangers.Station;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Stream;

/** Runs a scenario to its end. Used once, by one thread; the same scenario always runs the same way. */
public final class Simulation {
    private static final int MOST_STEPS = 60_000;
    private static final int REPLAYS = 5;

    /** Of so many starts one reads all from its stored form: that is dear, and mostly the same. */
    private static final int READ_BACK = 4;

    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Scenario scenario;
    private final Library library;
    private final Diary diary;
    private final VirtualClock clock;
    private final Random dice;
    private final Dangers dangers;
    private final MemoryHost host;
    private final Klaviyo klaviyo;
    private final Flights flights;
    private final Stations.Builder builder;
    private final Queue<Letter> letters =
            new PriorityQueue<>(Comparator.comparing(Letter::arrives).thenComparingInt(Letter::number));
    private final Deque<Happening> happenings;
    private final List<Letter> delivered = new ArrayList<>();
    private final Map<Trouble.Decision, AggregateKey> decided = new LinkedHashMap<>();
    private final List<String> defects = new ArrayList<>();
    private Stations stations;
    private Instant engineRests = Instant.MIN;
    private Instant deliveryRests = Instant.MIN;
    private Instant verifierRests = Instant.MIN;
    private boolean answered;
    private int replays;

    public Simulation(Scenario scenario, Library library, Hooks hooks, Diary diary) {
        this.scenario = scenario;
        this.library = library;
        this.clock = new VirtualClock(scenario.start());
        this.diary = line -> diary.note(() -> clock.instant() + "  " + line.get());
        this.dice = new Random(scenario.seed() + 7);
        this.dangers = new Dangers(scenario.troubles(), clock, this.diary);
        this.host = new MemoryHost(clock, dangers, scenario.settings().liveWindow());
        StandInOptions options = StandInOptions.standard(clock)
                .withLimits(true)
                .withProcessing(scenario.settings().processing())
                .withSpread(scenario.settings().spread())
                .withDice(new Random(scenario.seed() + 11));
        this.klaviyo = new Klaviyo(new KlaviyoModel(options), scenario.troubles(), clock, dangers, this.diary);
        this.flights = new Flights(clock, dice);
        this.builder = new Stations.Builder(scenario.settings(), library, hooks, clock, dice);
        this.stations = builder.build(host, klaviyo, flights);
        this.letters.addAll(scenario.letters());
        this.happenings = new ArrayDeque<>(happenings(scenario.troubles()));
    }

    /** Something beside the traffic. */
    private record Happening(Instant at, Trouble trouble, boolean ends) {}

    private static List<Happening> happenings(List<Trouble> troubles) {
        return troubles.stream()
                .flatMap(trouble -> switch (trouble) {
                    case Trouble.Decision decision -> Stream.of(new Happening(decision.from(), decision, false));
                    case Trouble.SignUp signUp ->
                        Stream.of(
                                new Happening(signUp.from(), signUp, false),
                                new Happening(signUp.until(), signUp, true));
                    case Trouble.Crash crash ->
                        crash.place() == Trouble.Place.BETWEEN_STEPS
                                ? Stream.of(new Happening(crash.from(), crash, false))
                                : Stream.empty();
                    case Trouble.Klaviyos _, Trouble.Refusing _, Trouble.StorageAway _ -> Stream.empty();
                })
                .sorted(Comparator.comparing(Happening::at))
                .toList();
    }

    /** What can be done at a moment. */
    private enum Action {
        RECEIVE,
        STEP_ENGINE,
        STEP_DELIVERY,
        STEP_VERIFIER,
        LAND,
        HAPPEN
    }

    public Aftermath run() {
        int steps = 0;
        boolean over = false;
        while (!over && steps < MOST_STEPS) {
            steps++;
            List<Action> possible = possible();
            if (!possible.isEmpty()) {
                dare(possible.get(dice.nextInt(possible.size())));
            } else {
                Optional<Instant> next = nextMoment();
                next.ifPresent(clock::moveTo);
                over = next.isEmpty() && !sendAgain();
            }
        }
        if (!over) {
            defects.add("After " + MOST_STEPS + " steps there is still something to do at " + clock.instant());
        }
        clock.moveTo(clock.instant()
                .plus(scenario.settings().processing())
                .plus(scenario.settings().spread()));
        return new Aftermath(scenario, host, delivered, klaviyo.wire(), klaviyo.snapshot(), decided, defects);
    }

    /**
     * When all is quiet, the usual mapping comes back for good, and all that the other one left out is told. Then a person sends again
     * what Klaviyo refused.
     */
    private boolean sendAgain() {
        stations.reloads().settle();
        if (host.leavesAnythingOut()) {
            dare(Action.STEP_ENGINE);
            return true;
        }
        dangers.enter(Station.PERSON);
        replays++;
        return replays <= REPLAYS && host.replayRefused();
    }

    private List<Action> possible() {
        Instant now = clock.instant();
        List<Action> possible = new ArrayList<>();
        if (!letters.isEmpty() && !letters.peek().arrives().isAfter(now)) {
            possible.add(Action.RECEIVE);
        }
        if (!engineRests.isAfter(now) && host.hasWorkForTheEngine()) {
            possible.add(Action.STEP_ENGINE);
        }
        if (!deliveryRests.isAfter(now)
                && (answered
                        || host.nextDeparture().filter(due -> !due.isAfter(now)).isPresent())) {
            possible.add(Action.STEP_DELIVERY);
        }
        if (nextVerification().filter(due -> !due.isAfter(now)).isPresent()) {
            possible.add(Action.STEP_VERIFIER);
        }
        if (flights.hasArrivals()) {
            possible.add(Action.LAND);
        }
        if (!happenings.isEmpty() && !happenings.peek().at().isAfter(now)) {
            possible.add(Action.HAPPEN);
        }
        return possible;
    }

    /** When the verifier has something to do: a listing to go on with, or an event that is still hoped for. */
    private Optional<Instant> nextVerification() {
        Optional<Instant> due =
                stations.verifier().isIdle() ? host.nextLook(Verifier.FIRST_LOOK) : Optional.of(verifierRests);
        return due.map(look -> look.isAfter(verifierRests) ? look : verifierRests);
    }

    private Optional<Instant> nextMoment() {
        Stream<Instant> deliveries = answered
                ? Stream.of(deliveryRests)
                : host.nextDeparture().stream().map(due -> due.isAfter(deliveryRests) ? due : deliveryRests);
        Stream<Instant> wakes = host.hasWorkForTheEngine() ? Stream.of(engineRests) : host.nextWakeUp().stream();
        return Stream.of(
                        letters.stream().map(Letter::arrives).limit(1),
                        wakes,
                        deliveries,
                        nextVerification().stream(),
                        flights.next().stream(),
                        happenings.stream().map(Happening::at).limit(1))
                .flatMap(moments -> moments)
                .min(Instant::compareTo);
    }

    private void dare(Action action) {
        try {
            act(action);
        } catch (Crash crash) {
            restart();
        } catch (StorageAway away) {
            rest(action);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void act(Action action) throws InterruptedException {
        switch (action) {
            case RECEIVE -> receive();
            case STEP_ENGINE -> {
                dangers.enter(Station.ENGINE);
                engineRests = clock.instant();
                stations.engine().step();
            }
            case STEP_DELIVERY -> {
                dangers.enter(Station.DELIVERY);
                Duration pause = stations.delivery().step();
                answered = false;
                deliveryRests = clock.instant().plus(pause);
            }
            case STEP_VERIFIER -> {
                dangers.enter(Station.VERIFIER);
                Duration pause = stations.verifier().step();
                verifierRests = clock.instant().plus(pause);
            }
            case LAND -> {
                answered = true;
                deliveryRests = clock.instant();
                klaviyo.carry(flights.take());
            }
            case HAPPEN -> happen(happenings.removeFirst());
        }
    }

    /** Its loop waits a second before it tries again. */
    private void rest(Action action) {
        Instant later = clock.instant().plusSeconds(1);
        if (action == Action.STEP_ENGINE) {
            engineRests = later;
        } else if (action == Action.STEP_DELIVERY) {
            answered = true;
            deliveryRests = later;
        } else if (action == Action.STEP_VERIFIER) {
            verifierRests = later;
        }
    }

    /** Who is not answered sends again, a while later. */
    private void receive() {
        Letter letter = letters.remove();
        dangers.enter(Station.INBOX);
        try {
            host.receive(letter.envelope().bytes(), letter.docnum());
            delivered.add(letter);
            diary.note(() -> "Arrives: " + letter.words());
        } catch (Crash | StorageAway noAnswer) {
            letters.add(letter.arrivingAt(letter.number(), clock.instant().plus(A_WHILE)));
            throw noAnswer;
        }
    }

    private void happen(Happening happening) {
        switch (happening.trouble()) {
            case Trouble.Decision decision -> decide(decision);
            case Trouble.SignUp signUp -> {
                diary.note(() -> (happening.ends() ? "Given up: " : "Signed up: ") + "the address of customer "
                        + signUp.customer());
                if (happening.ends()) {
                    klaviyo.giveUp(signUp.email());
                } else {
                    klaviyo.signUp(signUp.email());
                }
            }
            case Trouble.Crash crash -> dangers.mayCrash(crash.place());
            case Trouble.Klaviyos _, Trouble.Refusing _, Trouble.StorageAway _ -> {
                // These strike by themselves.
            }
        }
    }

    private void decide(Trouble.Decision decision) {
        List<Pending.Holds> held = host.holds().stream()
                .filter(holds -> decision.about()
                        .filter(about -> !about.equals(holds.about()))
                        .isEmpty())
                .toList();
        if (held.isEmpty()) {
            return;
        }
        Pending.Holds chosen = held.get(decision.choice() % held.size());
        dangers.enter(Station.PERSON);
        diary.note(() -> "A person decides about " + chosen.about() + ", held for "
                + chosen.all().stream().map(hold -> hold.reason().name()).toList() + ": " + decision.kind());
        decided.put(decision, chosen.about());
        host.decide(chosen.about(), decision.kind(), "the simulation wants it");
    }

    /** What was not committed is gone. What was under way may have reached Klaviyo, and nobody hears of it. */
    private void restart() {
        Collection<Flights.Flight> left = flights.abandon();
        left.forEach(klaviyo::carryForNobody);
        if (dice.nextInt(READ_BACK) == 0) {
            host.reload(library.json()).forEach(different -> defects.add(different + " is not read as it was stored"));
        }
        stations = builder.build(host, klaviyo, flights);
        answered = false;
        engineRests = Instant.MIN;
        deliveryRests = Instant.MIN;
        verifierRests = Instant.MIN;
    }
}
