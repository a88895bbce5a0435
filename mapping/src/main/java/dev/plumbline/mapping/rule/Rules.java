package dev.plumbline.mapping.rule;

import dev.plumbline.core.aggregate.Contract;
import java.time.ZoneId;

/**
 * All rules of a mapping, checked.
 *
 * @param zone the zone of the SAP application servers: an IDoc's dates and times name none
 * @param contract the rules of the contracts
 */
public record Rules(ZoneId zone, Contract contract) {}
