package pgsvc.cli.serve.entry;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import pgsvc.files.Resource;
import pgsvc.web.Answer;

/// The log-in with a way to a provider.
///
/// @param host what people call the provider
/// @param passwords whether there are users with passwords, too
record LoginPage(String host, boolean passwords) {
    private static final String TYPE = "text/html; charset=utf-8";
    private static final String PLACE = "<!-- provider -->";

    /// @param said why nobody is logged in, as plain text
    Answer with(int status, Optional<String> said) {
        String page =
                new String(Resource.bytes(LoginPage.class, "/pgsvc/cli/serve/login.html"), StandardCharsets.UTF_8);
        String form = passwords ? page : page.replaceFirst("(?s)<form.*</form>", "");
        String words = said.map(text -> "<p role=\"alert\">Not logged in: " + escaped(text) + ".</p>\n    ")
                .orElse("");
        String link = "<p><a class=\"act\" href=\"" + ByProvider.BEGIN + "\">Log in with " + escaped(host) + "</a></p>";
        return Answer.text(TYPE, form.replace(PLACE, words + link)).as(status);
    }

    /// Leads on by itself. A redirect would come from the provider in a browser's eyes, which then keeps the cookie
    /// back that this page's own requests bring.
    static Answer onward() {
        return Answer.text(TYPE, """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="refresh" content="0;url=/">
                <title>pgsvc: logged in</title>
                <link rel="stylesheet" href="/page.css">
                </head>
                <body>
                <main class="login"><p>Logged in: <a href="/">go on</a>.</p></main>
                </body>
                </html>
                """);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
