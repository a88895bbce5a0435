package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;

/** Stations of which nothing leaves. */
final class Undelivered {
    private Undelivered() {}

    static Stations stations(Postgres postgres, ManualClock clock, Contract contract) {
        Way nowhere = new Way(
                request -> KlaviyoResponse.failed(new Failure.NotSent("no test of the engine sends")),
                0,
                Runnable::run,
                new Doorbell(),
                clock);
        return new Stations(postgres, clock, nowhere, contract);
    }
}
