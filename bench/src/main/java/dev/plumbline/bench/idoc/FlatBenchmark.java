package dev.plumbline.bench.idoc;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a flat IDoc. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FlatBenchmark {
    private final byte[] content = SampleIdoc.flat();
    private final Plumbline plumbline = new Plumbline();
    private final BeanIoReading beanio = new BeanIoReading();

    @Setup
    public void check() {
        Seen.check("plumbline", plumbline.read(content));
        Seen.check("beanio", beanio.read(content));
    }

    @Benchmark
    public Object plumbline() {
        return plumbline.read(content);
    }

    @Benchmark
    public int plumblineEveryField() {
        return plumbline.everyField(content);
    }

    @Benchmark
    public Object beanio() {
        return beanio.read(content);
    }

    /** The limit: the lines as text, the segment's name of each touched and nothing kept. */
    @Benchmark
    public int limit() throws IOException {
        int sum = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String name = line.substring(0, 30);
                sum += name.charAt(0) + name.indexOf(' ');
            }
        }
        return sum;
    }
}
