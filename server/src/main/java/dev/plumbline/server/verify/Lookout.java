package dev.plumbline.server.verify;

import dev.plumbline.klaviyo.Sender;
import dev.plumbline.klaviyo.SharedRateBudget;
import java.util.random.RandomGenerator;

/**
 * How one Klaviyo account is read back.
 *
 * @param account by the name that the configuration gives it
 * @param sender with the account's key
 * @param budget the part of the account's limits that reading back may use
 * @param sample which events are read back
 * @param patience when one counts as missing
 * @param isLive whether anything is sent to this account at all; without a key nothing is read
 * @param dice for the pauses before a retry
 */
public record Lookout(
        String account,
        Sender sender,
        SharedRateBudget budget,
        Sample sample,
        Patience patience,
        boolean isLive,
        RandomGenerator dice) {}
