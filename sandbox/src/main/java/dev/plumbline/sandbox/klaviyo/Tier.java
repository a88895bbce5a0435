package dev.plumbline.sandbox.klaviyo;

/** Klaviyo's rate limits: requests of one endpoint and account in a window of a second and of a minute. */
enum Tier {
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

    int burst() {
        return burst;
    }

    int steady() {
        return steady;
    }
}
