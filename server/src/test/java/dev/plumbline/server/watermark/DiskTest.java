package dev.plumbline.server.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
    @TempDir
    Path directory;

    @Test
    void whatIsFreeIsMoreThanNothingAndLessThanTheDisk() throws IOException {
        assertThat(new Disk(directory).look())
                .isPositive()
                .isLessThanOrEqualTo(Files.getFileStore(directory).getTotalSpace());
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed() {
        Path nowhere = directory.resolve("nowhere");
        assertThatThrownBy(() -> new Disk(nowhere).look())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nowhere cannot be seen");
    }
}
