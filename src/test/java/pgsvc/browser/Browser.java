package pgsvc.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pgsvc.concurrent.Waiting;

/// A real Chromium without a window, told what to do by the Chrome DevTools protocol.
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_PATH = 55;
    private static final JsonFactory JSON = new JsonFactory();

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Answers answers = new Answers();
    private final WebSocket socket;
    private int number;

    private Browser(Process process, Path profile, String url) throws IOException, InterruptedException {
        this.process = process;
        Path told = profile.resolve("DevToolsActivePort");
        if (!Waiting.until(() -> Files.exists(told) && Files.readAllLines(told).size() > 1, PATIENCE)) {
            throw new IOException("Chromium does not start");
        }
        URI open = URI.create("http://127.0.0.1:" + Files.readAllLines(told).getFirst() + "/json/new?" + url);
        String tab = client.send(
                        HttpRequest.newBuilder(open)
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        this.socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(text(tab, "webSocketDebuggerUrl")), answers)
                .join();
    }

    /// Opens a page; the test is skipped where there is no Chromium.
    ///
    /// @param folder for what Chromium keeps
    public static Browser open(Path folder, String url) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed: " + CHROMIUM);
        Path profile = Files.createDirectories(folder.resolve("profile"));
        ProcessBuilder chromium = new ProcessBuilder(List.of(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // Else its own folders stay behind. There it has a socket, whose path has to be short.
        if (profile.toString().length() <= LONGEST_PATH) {
            chromium.environment().put("TMPDIR", profile.toString());
        }
        Process process = chromium.start();
        try {
            return new Browser(process, profile, url);
        } catch (IOException | InterruptedException | RuntimeException e) {
            end(process);
            throw e;
        }
    }

    /// What an expression of JavaScript comes to, as text.
    public String evaluate(String expression) throws IOException, InterruptedException {
        return text(answer(expression), "value");
    }

    private String answer(String expression) throws IOException, InterruptedException {
        StringWriter quoted = new StringWriter();
        try (var json = JSON.createGenerator(quoted)) {
            json.writeString("String(" + expression + ")");
        }
        return tell("Runtime.evaluate", "{\"expression\":" + quoted + "}");
    }

    /// Presses a key and lets it go, as a person does.
    ///
    /// @param key as the standard calls it, such as `Tab`, `Enter` or `a`
    public void press(String key) throws IOException, InterruptedException {
        String text = key.equals("Enter") ? "\\r" : key.equals("Space") ? " " : key.length() == 1 ? key : "";
        String code = "\"key\":\"" + (key.equals("Space") ? " " : key) + "\",\"code\":\"" + key
                + "\",\"windowsVirtualKeyCode\":" + code(key);
        String typed = text.isEmpty() ? "" : ",\"text\":\"" + text + "\"";
        String _ = tell("Input.dispatchKeyEvent", "{\"type\":\"keyDown\"," + code + typed + "}");
        String _ = tell("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"," + code + "}");
    }

    private static int code(String key) {
        return switch (key) {
            case "Tab" -> 9;
            case "Enter" -> 13;
            case "Escape" -> 27;
            case "Space" -> 32;
            default -> key.toUpperCase(Locale.ROOT).charAt(0);
        };
    }

    /// Presses the keys of a text.
    public void type(String text) throws IOException, InterruptedException {
        for (char letter : text.toCharArray()) {
            press(letter == ' ' ? "Space" : Character.toString(letter));
        }
    }

    /// From now on the screen has this size.
    public void resize(int width, int height) throws IOException, InterruptedException {
        String _ = tell(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":false}");
    }

    /// From now on the system likes it dark, or light.
    public void likes(String scheme) throws IOException, InterruptedException {
        String _ = tell(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
    }

    private String tell(String method, String parameters) throws IOException, InterruptedException {
        CompletableFuture<String> answer = answers.expect(++number);
        socket.sendText("{\"id\":" + number + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .join();
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Chromium does not answer", e);
        }
    }

    /// What a person reads on it now: nothing while another page takes its place.
    public String read() throws IOException, InterruptedException {
        String answer = answer("document.body ? document.body.innerText : ''");
        return answer.contains("Inspected target navigated or closed") ? "" : text(answer, "value");
    }

    /// Waits until that can be read.
    ///
    /// @return whether it came
    public boolean shows(String words) throws IOException, InterruptedException {
        return Waiting.until(() -> read().contains(words), PATIENCE);
    }

    /// The first string that a field of a document has.
    private static String text(String document, String field) throws IOException {
        try (JsonParser json = JSON.createParser(document)) {
            while (json.nextToken() != null) {
                if (field.equals(json.currentName()) && json.currentToken().isScalarValue()) {
                    return json.getText();
                }
            }
        }
        throw new IOException("no " + field + " in " + document);
    }

    /// Its helpers end later than itself, and write into its folder until then.
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> helpers = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        helpers.forEach(ProcessHandle::destroyForcibly);
        helpers.forEach(helper -> helper.onExit().join());
    }

    @Override
    public void close() throws InterruptedException {
        socket.abort();
        client.close();
        end(process);
    }

    /// Puts together what comes in parts, and hands it to whom it answers.
    private static final class Answers implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();
        private CompletableFuture<String> expected = new CompletableFuture<>();
        private String id = "";

        synchronized CompletableFuture<String> expect(int number) {
            id = "{\"id\":" + number + ",";
            expected = new CompletableFuture<>();
            return expected;
        }

        @Override
        public synchronized CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                String message = parts.toString();
                parts.setLength(0);
                if (message.startsWith(id)) {
                    expected.complete(message);
                }
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
