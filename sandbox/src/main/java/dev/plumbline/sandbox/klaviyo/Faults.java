package dev.plumbline.sandbox.klaviyo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The faults that are switched on. Safe for several threads. */
public final class Faults {
    private final List<Fault> active = new ArrayList<>();
    private final RandomGenerator dice;

    Faults(RandomGenerator dice) {
        this.dice = dice;
    }

    /** Switches another fault on; where several could strike, the first one does. */
    public synchronized void add(Fault fault) {
        active.add(fault);
    }

    public synchronized void clear() {
        active.clear();
    }

    public synchronized List<Fault> active() {
        return List.copyOf(active);
    }

    /** The fault that strikes this request; it has struck once more then. */
    synchronized Optional<Fault> strike(String method, String path) {
        for (int n = 0; n < active.size(); n++) {
            Fault fault = active.get(n);
            if (fault.times() > 0 && concerns(fault, method, path) && dice.nextDouble() < fault.share()) {
                if (fault.times() <= 1) {
                    active.remove(n);
                } else {
                    active.set(n, fault.atMost(fault.times() - 1));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Only events can be lost, and reading them loses none. */
    private static boolean concerns(Fault fault, String method, String path) {
        boolean tells = method.equals("POST") && path.startsWith("/api/event");
        return path.startsWith(fault.path()) && (fault.kind() != Fault.Kind.LOST || tells);
    }
}
