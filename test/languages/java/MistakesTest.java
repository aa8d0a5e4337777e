package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cdk8s.App;
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
        FleetError thrown = assertThrows(FleetError.class, () -> badApp().synth());
        StringWriter said = new StringWriter();
        thrown.printStackTrace(new PrintWriter(said));
        assertEquals(2, said.toString().split("error NAME_INVALID at prod/Web\n", -1).length, said.toString());
        assertTrue(said.toString().startsWith("error NAME_INVALID at prod/Web\n"), said.toString());
        assertFalse(said.toString().contains("at Kernel.") || said.toString().contains("\tat "), said.toString());
        assertTrue(thrown.getFindings().stream().anyMatch(each -> each.getCode().equals("NO_LOGIN") && each.getSeverity() == Severity.WARNING));
    }

    @Test
    void isKnownInWhatCdk8sThrows() {
        App app = new App();
        FleetChart chart = FleetChart.Builder.create(app, "prod").platform(Platform.hikube()).build();
        VirtualMachine.Builder.create(chart, "Web").instanceType(InstanceType.fromName("u1.large")).exposure(Exposure.none()).build();
        RuntimeException thrown = assertThrows(RuntimeException.class, app::synth);
        assertTrue(FleetError.of(thrown).isPresent(), thrown.toString());
        assertTrue(FleetError.of(new RuntimeException("other")).isEmpty());
    }

    @Test
    void anAssertionIsOneOfJava() {
        AssertionError thrown = assertThrows(AssertionError.class, () -> FleetAssertions.of(badApp()).machine("other").isPrivate());
        assertTrue(thrown.getMessage().contains("other") && !thrown.getMessage().contains("at Kernel."), thrown.getMessage());
        assertEquals(null, thrown.getCause());
    }

    @Test
    void whatCdk8sThrowsIsToldOnce() {
        App app = new App();
        FleetChart.Builder.create(app, "prod").platform(Platform.hikube()).build();
        RuntimeException thrown = assertThrows(RuntimeException.class, () -> new org.cdk8s.Chart(app, "prod"));
        StringWriter said = new StringWriter();
        thrown.printStackTrace(new PrintWriter(said));
        assertEquals(2, said.toString().split("There is already a Construct with name 'prod'", -1).length, said.toString());
        assertFalse(said.toString().contains("at Kernel.") || said.toString().contains("program.js"), said.toString());
    }

    @Test
    void valuesThatSayTheSameAreEqual() {
        assertEquals(InstanceType.fromName("u1.large"), InstanceType.fromName("u1.large"));
        assertEquals(1, Set.of(StorageClass.LOCAL).size());
        assertTrue(new HashSet<>(List.of(StorageClass.LOCAL)).contains(StorageClass.fromName("local")));
        assertNotEquals(GoldenImage.ROCKY_8, GoldenImage.ROCKY_9);
    }
}
