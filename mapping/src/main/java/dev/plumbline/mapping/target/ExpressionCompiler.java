package dev.plumbline.mapping.target;

import dev.cel.checker.CelChecker;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the expressions of one mapping against the model and makes programs of them. */
final class ExpressionCompiler {
    private final Dialect dialect;
    private final Faults faults;
    private final Map<Over, CelChecker> checkers = new HashMap<>();

    ExpressionCompiler(Dialect dialect, Faults faults) {
        this.dialect = dialect;
        this.faults = faults;
    }

    /** What a checker is for. */
    private record Over(Map<String, CelType> variables, Set<String> called) {}

    /** For expressions over these variables. */
    Scope over(Struct<?> variables) {
        Map<String, CelType> types = new LinkedHashMap<>();
        variables.fields().forEach((name, field) -> types.put(name, field.type()));
        return over(types);
    }

    Scope over(Map<String, CelType> variables) {
        return new Scope(variables, new CelComplaints(variables, dialect.structs(), faults));
    }

    /** A place in a mapping where expressions may use the same variables. */
    final class Scope {
        private final Map<String, CelType> variables;
        private final CelComplaints complaints;

        private Scope(Map<String, CelType> variables, CelComplaints complaints) {
            this.variables = Map.copyOf(variables);
            this.complaints = complaints;
        }

        /** The expression; empty when it does not stand, which is among the faults then. */
        Optional<Expression> compile(Node.Scalar node, String path) {
            if (node.text().isBlank()) {
                faults.add(node, path, "expected an expression, such as customer.number; ~ takes the entry away");
                return Optional.empty();
            }
            try {
                CelValidationResult result = check(node.text());
                if (result.hasError()) {
                    for (CelIssue issue : result.getErrors()) {
                        complaints.add(issue, node, path);
                    }
                    return Optional.empty();
                }
                CelAbstractSyntaxTree tree = result.getAst();
                return Optional.of(new Expression(
                        node.text(),
                        node.place(),
                        tree.getResultType(),
                        Dialect.way(tree.getExpr()),
                        dialect.program(tree)));
            } catch (CelValidationException | CelEvaluationException e) {
                faults.add(node, path, "this expression cannot be worked: " + e.getMessage());
                return Optional.empty();
            }
        }

        private CelValidationResult check(String text) throws CelValidationException {
            CelValidationResult parsed = dialect.parse(text);
            if (parsed.hasError()) {
                return parsed;
            }
            CelAbstractSyntaxTree tree = parsed.getAst();
            return checkers.computeIfAbsent(
                            new Over(variables, Dialect.called(tree)),
                            over -> dialect.checker(over.variables(), over.called()))
                    .check(tree);
        }
    }
}
