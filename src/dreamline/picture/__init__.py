"""From a story to a drawing: page, scale, measure, place, marks, shapes, SVG."""
