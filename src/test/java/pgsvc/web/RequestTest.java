package pgsvc.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class RequestTest {
    private static Request asking(String query) {
        return new Request("GET", "/", query, new Headers(), "", InetAddress.getLoopbackAddress(), false);
    }

    @Test
    void aParameterIsDecodedOnceItIsFound() {
        Request request = asking("code=a%26b%3Dc&words=not+you%2B&code=second&bad=%zz");

        assertThat(request.parameter("code")).contains("a&b=c");
        assertThat(request.parameter("words")).contains("not you+");
        assertThat(request.parameter("bad")).isEmpty();
        assertThat(request.parameter("b")).isEmpty();
        assertThat(asking("").parameter("code")).isEmpty();
    }
}
