package dev.plumbline.server.watermark;

/** How far something has come, the harmless first. */
enum Level {
    FINE,
    WARN,
    REFUSE
}
