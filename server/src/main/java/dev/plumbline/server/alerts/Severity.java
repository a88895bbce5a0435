package dev.plumbline.server.alerts;

/** How grave something is, the lighter first. */
public enum Severity {
    WARNING,
    CRITICAL
}
