package dev.plumbline.server.assistant;

import dev.plumbline.server.access.Audit;
import dev.plumbline.server.alerts.AlertDesk;
import dev.plumbline.server.api.Questions;
import dev.plumbline.server.api.SegmentsOf;
import dev.plumbline.server.api.Statements;
import dev.plumbline.server.api.StatusDesk;
import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.exceptions.CauseDesk;
import dev.plumbline.server.exceptions.RetryDesk;
import dev.plumbline.server.holds.HoldDesk;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.preflight.PreflightDesk;
import dev.plumbline.server.preview.ServerComparison;
import dev.plumbline.server.reconcile.ReconcileDesk;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.words.Headlines;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class AssistantWiring {
    @Bean
    StatusTool statusTool(StatusDesk desk, Deliveries deliveries) {
        return new StatusTool(desk, deliveries);
    }

    @Bean
    TraceTool traceTool(Questions questions, Statements statements) {
        return new TraceTool(questions, statements);
    }

    @Bean
    ExceptionTools exceptionTools(
            CauseDesk causes,
            Headlines headlines,
            Questions questions,
            SegmentsOf segments,
            JsonMapper mapper,
            InstantSource clock) {
        return new ExceptionTools(causes, headlines, questions, segments, mapper, clock);
    }

    /** Tools that ask one desk each. */
    record OneDesk(List<Tool> tools) {}

    @Bean
    OneDesk toolsOfOneDesk(
            HoldDesk holds, ReconcileDesk agreement, PreflightDesk preflight, AlertDesk alerts, MappingDesk mappings) {
        return new OneDesk(List.of(
                new HoldsTool(holds).tool(),
                new AgreementTool(agreement).tool(),
                new PreflightTool(preflight).tool(),
                new AlertsTool(alerts).tool(),
                new MappingTool(mappings).tool()));
    }

    @Bean
    ProposalDesk proposalDesk(
            JdbcClient jdbc,
            RetryDesk retries,
            @Qualifier("retryBell") Doorbell retryBell,
            MappingDesk mappings,
            TransactionOperations transaction,
            InstantSource clock) {
        return new ProposalDesk(new ProposalRows(jdbc), retries, retryBell, mappings, transaction, clock);
    }

    @Bean
    ProposingTools proposingTools(
            ProposalDesk desk,
            RetryDesk retries,
            ServerComparison comparisons,
            Audit audit,
            JsonMapper mapper,
            Settings settings) {
        return new ProposingTools(
                desk, retries, comparisons, audit, mapper, settings.http().publicUrl());
    }

    @Bean
    AssistantServer assistantServer(
            StatusTool status,
            TraceTool trace,
            ExceptionTools exceptions,
            OneDesk others,
            ProposingTools proposing,
            JsonMapper mapper) {
        List<Tool> all = Stream.of(
                        Stream.of(status.tool(), trace.tool()),
                        exceptions.tools().stream(),
                        others.tools().stream(),
                        proposing.tools().stream())
                .flatMap(tools -> tools)
                .toList();
        String version = AssistantWiring.class.getPackage().getImplementationVersion();
        return new AssistantServer(all, new Telling(mapper), version == null ? "development" : version);
    }

    @Bean
    ServletRegistrationBean<?> assistantServlet(AssistantServer server) {
        return new ServletRegistrationBean<>(server.servlet(), AssistantServer.PATH);
    }
}
