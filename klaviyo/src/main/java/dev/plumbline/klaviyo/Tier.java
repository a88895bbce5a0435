package dev.plumbline.klaviyo;

/**
 * One of Klaviyo's five rate limit classes. Each allows so many requests per second (burst) and per minute (steady), counted in fixed
 * windows per endpoint and account; all private keys of an account share them.
 */
public enum Tier {
    XS(1, 15),
    S(3, 60),
    M(10, 150),
    L(75, 750),
    XL(350, 3500);

    private final int burst;
    private final int steady;

    Tier(int burst, int steady) {
        this.burst = burst;
        this.steady = steady;
    }

    /** Requests per window of one second. */
    public int burst() {
        return burst;
    }

    /** Requests per window of sixty seconds. */
    public int steady() {
        return steady;
    }
}
