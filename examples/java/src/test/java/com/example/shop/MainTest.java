package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cdk8s.vmfleet.Findings;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void makesTheCommittedYaml() throws IOException {
        assertEquals(Files.readString(Path.of("dist", "prod.k8s.yaml")), Main.build().synthYaml());
    }

    @Test
    void hasNothingToReport() {
        assertEquals(List.of(), Findings.of(Main.build()));
    }
}
