package dev.plumbline.server.api;

import dev.plumbline.server.alerts.FreshnessDesk;
import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.exceptions.CauseDesk;
import dev.plumbline.server.exceptions.CorrectionDesk;
import dev.plumbline.server.exceptions.ExceptionDesk;
import dev.plumbline.server.exceptions.RetryDesk;
import dev.plumbline.server.findings.FindingDesk;
import dev.plumbline.server.holds.HoldDesk;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.verify.LagHistory;
import dev.plumbline.server.verify.Proofs;
import dev.plumbline.server.verify.Verifiers;
import dev.plumbline.server.watermark.Watermarks;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ApiWiring {
    @Bean
    Questions questions(JdbcClient jdbc, StoredJson json, HoldDesk holds) {
        return new Questions(jdbc, json, holds);
    }

    @Bean
    Statements statements(JdbcClient jdbc, StoredJson json, PieceReader reader, HoldDesk holds) {
        return new Statements(jdbc, json, reader, holds);
    }

    @Bean
    SegmentsOf segmentsOf(JdbcClient jdbc, MappingDesk desk) {
        return new SegmentsOf(jdbc, () -> desk.inForce().reader());
    }

    @Bean
    CausesDoor.Desks causesDesks(
            CauseDesk causes, RetryDesk retries, CorrectionDesk corrections, ExceptionDesk exceptions) {
        return new CausesDoor.Desks(causes, retries, corrections, exceptions);
    }

    @Bean
    FilterCounts filterCounts(MappingDesk desk, JdbcClient jdbc) {
        return new FilterCounts(desk, jdbc);
    }

    @Bean
    VerificationDesk verificationDesk(Verifiers verifiers, Proofs proofs, JdbcClient jdbc, InstantSource clock) {
        return new VerificationDesk(verifiers, proofs, new LagHistory(jdbc), clock);
    }

    @Bean
    FunnelCounts funnelCounts(JdbcClient jdbc) {
        return new FunnelCounts(jdbc);
    }

    @Bean
    StatusDesk statusDesk(
            FunnelCounts funnel,
            Deliveries deliveries,
            VerificationDesk verification,
            FindingDesk findings,
            Watermarks watermarks,
            FreshnessDesk freshness) {
        return new StatusDesk(funnel, deliveries, verification, findings, watermarks, freshness);
    }
}
