package pgsvc.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.files.Trees;
import pgsvc.haproxy.file.Section;

/// What HAProxy loads for its services, read from the files that pgsvc rendered.
///
/// @param ports where they listen
record LoadedFiles(Set<Integer> ports, List<String> texts) {
    LoadedFiles {
        ports = Set.copyOf(ports);
        texts = List.copyOf(texts);
    }

    static LoadedFiles read(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : Trees.files(folder)) {
            texts.add(Files.readString(file));
        }
        Set<Integer> ports = texts.stream()
                .flatMap(text -> Section.lines(text, "listen", "bind"))
                .map(bind -> port(bind.get(1)))
                .collect(Collectors.toSet());
        return new LoadedFiles(ports, texts);
    }

    private static int port(String bind) {
        return Integer.parseInt(bind.substring(bind.lastIndexOf(':') + 1));
    }
}
