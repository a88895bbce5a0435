package dev.plumbline.server.preview;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.core.aggregate.Schedule;
import dev.plumbline.core.view.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A mapping's contract without what only delays, since nobody waits for a preview.
 *
 * @param assumed what that assumes, as sentences
 */
record TrialContract(Contract contract, List<String> assumed) {

    static TrialContract of(Contract contract, Wording wording, Setting setting) {
        List<String> assumed = new ArrayList<>();
        Contract prompt = contract.with(wording)
                .with(contract.customers().with(Schedule.atOnce()))
                .with(contract.stock().withDelays(Duration.ZERO, Duration.ZERO));
        assumed.add(
                "Schedules, the settling of stock and its flap guard are left out: what they delay is shown at once.");
        return switch (setting) {
            case Setting.Alone alone -> {
                assumed.add("Nothing is known but these IDocs, and the time is that of the newest of them.");
                assumed.add(
                        "Customers that are not among them are taken for known; their orders alone say something of them.");
                yield new TrialContract(
                        prompt.with(prompt.orders()
                                .with(
                                        Hold.Reason.CUSTOMER_MISSING,
                                        new Contract.Deadline(Duration.ZERO, Hold.Policy.SYNTHESISE))),
                        assumed);
            }
            case Setting.Stored stored -> {
                assumed.add("What the server has stored is taken as it is now, and stays as it is.");
                assumed.add("What waits in the inbox is not worked before these IDocs.");
                yield new TrialContract(prompt, assumed);
            }
        };
    }
}
