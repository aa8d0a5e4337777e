package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command, on the program of the example. */
class CommandTest {
    private static String said;

    private static int command(String... args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(System.getenv("VM_FLEET")));
        words.addAll(List.of(args));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        said = new String(process.getInputStream().readAllBytes());
        return process.waitFor();
    }

    /** The program as Maven has compiled it: Maven itself takes seconds for each start. */
    private static String program(String main) {
        return "java -cp '" + System.getProperty("java.class.path") + "' " + main;
    }

    @Test
    void checkDiffAndLint() throws IOException, InterruptedException {
        assertEquals(0, command("synth", "--check", "--app", program("com.example.shop.Main")), said);
        assertEquals(0, command("lint", "--platform", "hikube", "dist"), said);
        Path changed = Files.createTempDirectory("vm-fleet-changed");
        Files.copy(Path.of("dist", ".vm-fleet-files"), changed.resolve(".vm-fleet-files"));
        Path file = changed.resolve("prod.k8s.yaml");
        Files.writeString(file, Files.readString(Path.of("dist", "prod.k8s.yaml")).replace("50Gi", "40Gi"));
        assertEquals(3, command("synth", "--check", "--output", changed.toString(), "--app", program("com.example.shop.Main")), said);
        assertEquals(0, command("diff", changed.toString(), "--app", program("com.example.shop.Main")), said);
        assertTrue(said.contains("web-data"), said);
    }
}
