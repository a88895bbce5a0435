package dev.plumbline.simulation.world;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.klaviyo.Sender;
import dev.plumbline.server.engine.EngineStore;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.verify.Proofs;

/** Where a mirror can be broken on purpose, to see whether the checks see it. One set of hooks serves one run. */
public interface Hooks {
    /** The mirror as it is. */
    Hooks NONE = new Hooks() {};

    default PieceReader reader(PieceReader real) {
        return real;
    }

    default EngineStore store(EngineStore real) {
        return real;
    }

    default Outbox outbox(Outbox real) {
        return real;
    }

    default Sender sender(Sender real) {
        return real;
    }

    default Proofs proofs(Proofs real) {
        return real;
    }

    default Contract contract(Contract real) {
        return real;
    }
}
