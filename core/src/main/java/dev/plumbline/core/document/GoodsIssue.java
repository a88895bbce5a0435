package dev.plumbline.core.document;

/** What a message says of a delivery's goods issue (for a returns delivery: of its goods receipt). */
public sealed interface GoodsIssue {

    /** It was posted (E1EDT13 qualifier 006 with an actual date, or a confirmation that posts it). */
    record Posted(BusinessTime when) implements GoodsIssue {}

    /** The delivery's own message names the date and leaves it empty: not posted yet, or taken back. */
    record NotPosted() implements GoodsIssue {}

    /** The message is silent about it, which is no reversal. */
    record NotMentioned() implements GoodsIssue {}
}
