package pgsvc.load.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import pgsvc.load.history.FailureKind;
import pgsvc.load.history.History;
import pgsvc.load.history.Scene;

class TimelineSvgTest {

    @Test
    void thePictureTellsTheWholeStory() throws IOException, SAXException, ParserConfigurationException {
        Document picture = parse(TimelineSvg.of("kill -9 of the primary", Crash.history()));

        assertThat(elements(picture, "text").stream().map(Element::getTextContent))
                .containsExactly(
                        "kill -9 of the primary",
                        "pg-test-primary",
                        "writes: 500 answered, 100 failed",
                        "pg-test-replica",
                        "reads: 600 answered, 5 failed",
                        "0 s",
                        "2 s",
                        "4 s",
                        "6 s",
                        "8 s",
                        "10 s",
                        "12 s",
                        "6.5 s: pg-test-2 is the leader",
                        "4.0 s: kill -9 of pg-test-1",
                        "10.8 s: pg-test-1 is back as a replica",
                        "2.4 s",
                        "pg-test-1",
                        "pg-test-2",
                        "pg-test-3",
                        "failed",
                        "no answer");
        assertThat(elements(picture, "path").stream().map(path -> path.getAttribute("fill")))
                .containsExactly("#0072b2", "#e69f00", "url(#failed)", "#e69f00", "#009e73", "url(#failed)");
    }

    @Test
    void eachSlotIsDividedAmongThoseWhoAnsweredInIt() {
        List<Slot> slots = Slots.of(
                Scene.reads("r")
                        .replica("a", 0, 300, 100, 1)
                        .replica("b", 300, 400, 100, 1)
                        .fails(FailureKind.CONNECTION_REFUSED, 1000, 1100, 100, 1)
                        .replica("b", 1100, 1200, 100, 1)
                        .history(),
                Duration.ofSeconds(3),
                3);
        LaneBoxes lane = new LaneBoxes(
                slots, new Instances(List.of("a", "b")), new TimeScale(Duration.ofSeconds(3), 100, 30), 0, 40);

        assertThat(lane.answersOf(0)).isEqualTo("M100 10h10.1v30h-10.1z");
        assertThat(lane.answersOf(1)).isEqualTo("M100 0h10.1v10h-10.1zM110 20h10.1v20h-10.1z");
        assertThat(lane.failures()).isEqualTo("M110 0h10.1v20h-10.1z");
    }

    @Test
    void textsAreEscaped() throws IOException, SAXException, ParserConfigurationException {
        String title = "a < b & \"c\" > d";
        History history = new History(
                Duration.ofSeconds(1),
                Scene.writes("<p&>").primary("pg&1", 0, 1000, 100, 1).history(),
                List.of(),
                List.of(Scene.mark(500, "tab\there, bell\u0007, lone \uD800")));

        Document picture = parse(TimelineSvg.of(title, history));

        assertThat(elements(picture, "title").getFirst().getTextContent()).isEqualTo(title);
        assertThat(elements(picture, "text").stream().map(Element::getTextContent))
                .contains(title, "<p&>", "pg&1", "0.5 s: tab here, bell , lone  ");
    }

    private static Document parse(String svg) throws IOException, SAXException, ParserConfigurationException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document document, String name) {
        var nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
