package dev.plumbline.klaviyo;

import java.time.Duration;

/** How to wait. A test's double moves its clock instead. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;

    /** Lets the calling thread sleep. */
    static Sleeper ofThread() {
        return Thread::sleep;
    }
}
