package org.cdk8s.vmfleet;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything that keeps an app from being synthesized: its text is the report, and it has no stack trace. */
public final class FleetError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** What our apps throw, and what an app of cdk8s throws of our findings. */
    private static final Pattern MISTAKE = Pattern.compile(
        "FleetError: |Error: (?=Validation failed with the following errors:\n  \\[[^\n]*\\] at [^\n]*: [A-Z_]+: )");
    /** What an assertion on a fleet throws. */
    private static final String ASSERTION = "AssertionError: ";

    private FleetError(String report) {
        super(report, null, false, false);
    }

    /** The findings of the report, warnings included. */
    public List<Finding> getFindings() {
        return Findings.reported(getMessage());
    }

    /**
     * The mistake that an error tells of, e.g. one that cdk8s throws.
     *
     * @param error what was thrown
     */
    public static Optional<FleetError> of(Throwable error) {
        if (error instanceof FleetError) return Optional.of((FleetError) error);
        String text = error.getMessage() == null ? "" : error.getMessage();
        Matcher mistake = MISTAKE.matcher(text);
        return mistake.lookingAt() ? Optional.of(new FleetError(text.substring(mistake.end()).stripTrailing())) : Optional.empty();
    }

    /** The report alone: what a program that is ended by it prints. */
    @Override
    public String toString() {
        return getMessage();
    }

    static <T> T thrownBy(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException error) {
            String text = error.getMessage() == null ? "" : error.getMessage();
            if (text.startsWith(ASSERTION)) throw new AssertionError(text.substring(ASSERTION.length()).stripTrailing());
            throw of(error).<RuntimeException>map(mistake -> mistake).orElse(error);
        }
    }
}
