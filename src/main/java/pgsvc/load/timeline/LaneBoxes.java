package pgsvc.load.timeline;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The boxes of one lane: in each slot one above the other, as high as their part of the slot's attempts.
///
/// @param height of the lane
record LaneBoxes(List<Slot> slots, Instances instances, TimeScale scale, double top, double height) {
    /// Leaves no seam between neighbours.
    private static final double OVERLAP = 0.1;

    LaneBoxes {
        slots = List.copyOf(slots);
    }

    /// The answers of one instance, above those of the instances before it.
    String answersOf(int instance) {
        return boxes(slot -> count(slot, 0, instance), slot -> count(slot, instance, instance + 1));
    }

    /// The failures, on top.
    String failures() {
        return boxes(slot -> slot.total() - slot.failed(), Slot::failed);
    }

    private int count(Slot slot, int from, int to) {
        return instances.names().subList(from, to).stream()
                .mapToInt(name -> slot.answered().getOrDefault(name, 0))
                .sum();
    }

    private String boxes(Part below, Part part) {
        return IntStream.range(0, slots.size())
                .filter(i -> part.of(slots.get(i)) > 0)
                .mapToObj(i -> box(i, below.of(slots.get(i)), part.of(slots.get(i))))
                .collect(Collectors.joining());
    }

    private String box(int index, int below, int part) {
        double unit = height / slots.get(index).total();
        double slotWidth = scale.width() / slots.size();
        return SvgWriter.box(
                scale.left() + index * slotWidth,
                top + height - (below + part) * unit,
                slotWidth + OVERLAP,
                part * unit);
    }

    /// How many of a slot's attempts are meant.
    private interface Part {
        int of(Slot slot);
    }
}
