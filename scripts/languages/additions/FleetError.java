package org.cdk8s.vmfleet;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The errors that prevent the synthesis of an app. The message is the report, and there is no stack trace. */
public final class FleetError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** The beginnings of the errors of a FleetApp, and of a cdk8s App with findings of this package. */
    private static final Pattern MISTAKE = Pattern.compile(
        "FleetError: |Error: (?=Validation failed with the following errors:\n  \\[[^\n]*\\] at [^\n]*: [A-Z_]+: )");
    /** The beginning of the error of a failed assertion on a fleet. */
    private static final String ASSERTION = "AssertionError: ";

    private FleetError(String report) {
        super(report, null, false, false);
    }

    /** The findings of the report, warnings included. */
    public List<Finding> getFindings() {
        return Findings.reported(getMessage());
    }

    /**
     * The FleetError for an error that reports a mistake in a fleet, e.g. for an error of cdk8s; empty for any other error.
     *
     * @param error the error that was thrown
     */
    public static Optional<FleetError> of(Throwable error) {
        if (error instanceof FleetError) return Optional.of((FleetError) error);
        String text = error.getMessage() == null ? "" : error.getMessage();
        Matcher mistake = MISTAKE.matcher(text);
        return mistake.lookingAt() ? Optional.of(new FleetError(text.substring(mistake.end()).stripTrailing())) : Optional.empty();
    }

    /** Only the report. A program that this error ends prints this text. */
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
