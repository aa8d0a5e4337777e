package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.cdk8s.vmfleet.*;
import org.junit.jupiter.api.Test;

/** A mistake is one report, and data. */
class MistakesTest {
    private static FleetApp badApp() {
        FleetApp app = new FleetApp();
        VirtualMachine.Builder.create(FleetChart.Builder.create(app, "prod").platform(Platform.hikube()).build(), "Web")
            .instanceType(InstanceType.fromName("u1.large"))
            .image(GoldenImage.ROCKY_9)
            .exposure(Exposure.none())
            .build();
        return app;
    }

    @Test
    void findingsAreData() {
        Finding finding = Findings.of(badApp()).stream()
            .filter(each -> each.getCode().equals("NAME_INVALID") && each.getPath().equals("prod/Web")).findFirst().orElseThrow();
        assertEquals(Severity.ERROR, finding.getSeverity());
        assertEquals("\"Web\"", finding.getGot());
    }

    @Test
    void isReportedOnce() {
        RuntimeException thrown = assertThrows(RuntimeException.class, () -> badApp().synth());
        StringWriter said = new StringWriter();
        thrown.printStackTrace(new PrintWriter(said));
        assertEquals(2, said.toString().split("error NAME_INVALID at prod/Web\n", -1).length, said.toString());
        assertFalse(said.toString().contains("at Kernel."), said.toString());
    }
}
