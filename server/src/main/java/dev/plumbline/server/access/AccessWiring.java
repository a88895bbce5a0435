package dev.plumbline.server.access;

import dev.plumbline.server.openapi.Guard;
import dev.plumbline.server.settings.Settings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.valves.RemoteIpValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class AccessWiring {
    private static final Logger LOG = LoggerFactory.getLogger(AccessWiring.class);

    /** Nothing from elsewhere, nothing inline, in nobody's frame. */
    private static final String CONTENT =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private static final Set<String> PAGES_OF_STRANGERS = Set.of("/login", "/logout", "/setup");

    @Bean
    Guard guard() {
        return new RoutesGuard();
    }

    @Bean
    Secrets secrets() {
        return new Secrets(new SecureRandom());
    }

    @Bean
    Users users(JdbcClient jdbc, TransactionOperations transaction, InstantSource clock) {
        return new Users(jdbc, transaction, clock);
    }

    @Bean
    Tokens tokens(JdbcClient jdbc, Secrets secrets, InstantSource clock) {
        return new Tokens(jdbc, secrets, clock);
    }

    @Bean
    AuditLog auditLog(JdbcClient jdbc, InstantSource clock) {
        return new AuditLog(jdbc, clock);
    }

    @Bean
    Passwords passwords(Secrets secrets) {
        return new Passwords(secrets);
    }

    @Bean
    PasswordLogin passwordLogin(Users users, Passwords passwords, Audit audit, InstantSource clock) {
        return new PasswordLogin(users, passwords, new LoginThrottle(clock), audit, clock);
    }

    @Bean
    Accounts accounts(Users users, Passwords passwords, Audit audit) {
        return new Accounts(users, passwords, audit);
    }

    @Bean
    SetupLink setupLink(Secrets secrets) {
        return new SetupLink(secrets);
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    CallerArguments callerArguments() {
        return new CallerArguments();
    }

    @Bean
    WebMvcConfigurer pageAudit(Audit audit) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PageAudit(audit));
            }
        };
    }

    /** Says once where the first admin is made. */
    @Bean
    ApplicationListener<WebServerInitializedEvent> setupLinkLog(SetupLink link, Users users, Settings settings) {
        return started -> {
            if (!users.exist() || settings.access().setupLink()) {
                String base = settings.http()
                        .publicUrl()
                        .map(SameOrigin::origin)
                        .orElse("http://localhost:" + started.getWebServer().getPort());
                LOG.info(
                        "{} Open this once: {}/setup?token={}",
                        users.exist()
                                ? "To make another admin:"
                                : "Nobody has an account yet; to make the first admin:",
                        base,
                        link.renew());
            }
        };
    }

    /** A proxy says for whom it asks. It is heard only where the settings say that there is one. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> proxy(Settings settings) {
        return factory -> settings.http().publicUrl().ifPresent(url -> {
            RemoteIpValve valve = new RemoteIpValve();
            valve.setRemoteIpHeader("X-Forwarded-For");
            valve.setProtocolHeader("X-Forwarded-Proto");
            factory.addEngineValves(valve);
        });
    }

    @Bean
    SecurityFilterChain access(
            HttpSecurity http,
            Settings settings,
            Users users,
            Tokens tokens,
            SecurityContextRepository contexts,
            InstantSource clock) {
        Optional<URI> publicUrl = settings.http().publicUrl();
        Gate gate = new Gate(users);
        CallerFilter callers = new CallerFilter(
                users,
                tokens,
                settings.http().credentials().map(given -> new IntakeUser(given, settings.access())),
                new Sessions(users, settings.access(), clock),
                new SameOrigin(publicUrl));
        RequestCache asked = whereSomebodyWantedToGo();
        http.addFilterBefore(callers, CsrfFilter.class)
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(asked))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(AccessWiring::needsTheTokenOfItsPage))
                .headers(AccessWiring::headers)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR,
                                DispatcherType.ASYNC,
                                DispatcherType.FORWARD,
                                DispatcherType.INCLUDE)
                        .permitAll()
                        .anyRequest()
                        .access(gate))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(gate).accessDeniedHandler(gate))
                .formLogin(form -> form.loginPage("/login")
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .successHandler(onSuccess(settings.access(), asked))
                        .failureHandler(AccessWiring::onFailure))
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/login?bye"));
        return http.build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(strict -> strict.includeSubDomains(false));
    }

    /** A session holds the token of its pages, and a form of a stranger's page has one too; a program has no page. */
    private static boolean needsTheTokenOfItsPage(HttpServletRequest request) {
        boolean writes = !Set.of("GET", "HEAD", "OPTIONS", "TRACE").contains(request.getMethod());
        boolean ofASession = Gate.caller(SecurityContextHolder.getContext().getAuthentication())
                .filter(caller -> caller.way() == Caller.Way.SESSION)
                .isPresent();
        return writes && (ofASession || PAGES_OF_STRANGERS.contains(request.getRequestURI()));
    }

    /** Only pages are worth coming back to; a session for each call of a stranger would fill the memory. */
    private static RequestCache whereSomebodyWantedToGo() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && Refusals.isForAPerson(request)
                && !Refusals.isOfAPage(request)
                && Routes.ALL.of(request).isPresent());
        return cache;
    }

    private static SavedRequestAwareAuthenticationSuccessHandler onSuccess(Settings.Access access, RequestCache asked) {
        SavedRequestAwareAuthenticationSuccessHandler handler = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                    throws ServletException, IOException {
                Sessions.lengthen(request, access);
                super.onAuthenticationSuccess(request, response, authentication);
            }
        };
        handler.setRequestCache(asked);
        return handler;
    }

    private static void onFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.sendRedirect(
                failure instanceof PasswordLogin.HasToWait wait ? "/login?wait=" + wait.seconds() : "/login?wrong");
    }
}
