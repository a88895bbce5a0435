package dev.plumbline.core.view;

import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.document.SystemId;
import java.util.Optional;

/**
 * A material.
 *
 * @param number without leading zeros
 * @param master its newest master data; empty while only its stock is known
 */
public record MaterialView(SystemId system, String number, Optional<MaterialDocument> master) {}
